import { formatAmount, storedAmount } from "../protocol/money.ts"
import type { Answer } from "../replies/answer.ts"

/** Changes what an answer says about the money or the order. The check value is made afterwards and fits the lie. */
export function falsify(answer: Answer, kind: string): Answer {
  if (kind !== "wrong_amount" && kind !== "wrong_order") return answer
  const more = (amount: string | undefined) => formatAmount(storedAmount(amount ?? "0") + 100n)
  const orders = answer.orders.map((one) =>
    kind === "wrong_order"
      ? { ...one, order: { ...one.order, ordernumber: `${one.order["ordernumber"]}-other` } }
      : {
          ...one,
          order: { ...one.order, orderamount: more(one.order["orderamount"]) },
          operations: one.operations.map((operation) => ({ ...operation, amount: more(operation["amount"]) })),
        },
  )
  return { ...answer, orders }
}

/** Breaks the check value and nothing else. */
export function breakCheckValue(answer: Answer): Answer {
  const orders = answer.orders.map((one) => ({ ...one, packet: { ...one.packet, checkvalue: "0".repeat(32) } }))
  return { ...answer, orders }
}
