import { customerFields, operationFields, orderFields } from "../orders/order-fields.ts"
import { assistDate, assistMinute } from "../protocol/dates.ts"
import type { Language } from "../protocol/language.ts"
import type { AnsweredOrder } from "../replies/answer.ts"
import type { OperationRow, OrderRow } from "../store/rows.ts"

/** The parts of an answer about one order. The check value is put in later, over what is really sent. */
export function answeredOrder(
  order: OrderRow,
  operations: readonly OperationRow[],
  options: { language: Language; now: Date; packetSeconds: boolean },
): AnsweredOrder {
  return {
    merchantId: order.merchantId,
    order: orderFields(order),
    customer: customerFields(order),
    operations: operations.map((operation) => operationFields(order, operation, options.language)),
    // With the md5 type of signing, `signature` stays empty (seed 004).
    packet: {
      packetdate: (options.packetSeconds ? assistDate : assistMinute)(options.now),
      signature: "",
      checkvalue: "",
    },
  }
}
