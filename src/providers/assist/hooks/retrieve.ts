import type {
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
} from "@medusajs/framework/types"
import { PaymentSessionStatus } from "@medusajs/framework/utils"
import { orderNumberOf } from "../../../medusa/order-number"
import type { OrderContext } from "../../../operations/context"
import { readAssistOrder } from "../../../operations/read-assist-order"
import type { OrderStatus, OrderView } from "../../../payments/order-view"
import { paymentState } from "../session-data"

async function look(context: OrderContext, data: Record<string, unknown> | undefined): Promise<OrderView | undefined> {
  const order = await context.ledger.find(orderNumberOf(data))
  return order && (await readAssistOrder(context, order))
}

/** What Assist holds right now for a payment. */
export async function retrieve(context: OrderContext, input: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
  const view = await look(context, input.data)
  return {
    data: { ...input.data, ...(view && paymentState(view.paid?.stateText ?? view.last?.stateText ?? "", view.paid)) },
  }
}

/** Design section 4, the Medusa side. */
const SESSION_STATUS: Record<OrderStatus, PaymentSessionStatus> = {
  none: PaymentSessionStatus.PENDING,
  in_process: PaymentSessionStatus.PENDING,
  declined: PaymentSessionStatus.ERROR,
  timeout: PaymentSessionStatus.ERROR,
  unclear: PaymentSessionStatus.ERROR,
  held: PaymentSessionStatus.AUTHORIZED,
  charged: PaymentSessionStatus.CAPTURED,
  partly_charged: PaymentSessionStatus.AUTHORIZED,
  partly_returned: PaymentSessionStatus.CAPTURED,
  released: PaymentSessionStatus.CANCELED,
  returned: PaymentSessionStatus.CANCELED,
}

export async function status(context: OrderContext, input: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
  const view = await look(context, input.data)
  return {
    status: SESSION_STATUS[view?.status ?? "none"],
    data: view ? paymentState(view.paid?.stateText ?? view.last?.stateText ?? "", view.paid) : {},
  }
}
