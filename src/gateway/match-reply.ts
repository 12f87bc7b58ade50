import type { Asked } from "./asked-operation"
import { shortBillNumber } from "./decode/values"
import type { Money, OperationReply } from "./model"
import { formatAmount, sameMoney } from "./money"

/** The first thing in which a reply differs from what was asked, in words; `undefined` when it fits (design rule 6). */
export function findMismatch(asked: Asked, reply: OperationReply, what: "identity" | "money"): string | undefined {
  return what === "money" ? moneyMismatch(asked.money, reply.money) : identityMismatch(asked, reply)
}

function identityMismatch(asked: Asked, reply: OperationReply): string | undefined {
  if (reply.billNumber === undefined && reply.orderNumber === undefined) {
    return "it names neither the billnumber nor the order number"
  }
  // A recurring payment makes a new order, whose billnumber nobody knows before.
  const billNumber = asked.billNumber === undefined ? undefined : shortBillNumber(asked.billNumber)
  if (billNumber !== undefined && reply.billNumber !== undefined && reply.billNumber !== billNumber) {
    return `billnumber expected ${billNumber}, found ${reply.billNumber}`
  }
  if (reply.orderNumber !== undefined && reply.orderNumber !== asked.orderNumber) {
    return `order number expected ${asked.orderNumber}, found ${reply.orderNumber}`
  }
  return undefined
}

/** Without a sum in the request Assist takes the whole one, which only Assist knows: nothing to compare. */
function moneyMismatch(asked: Money | undefined, found: Money | undefined): string | undefined {
  if (!asked || (found && sameMoney(asked, found))) return undefined
  const show = (money: Money) => `${formatAmount(money.amount)} ${money.currency}`
  return `expected ${show(asked)}, found ${found ? show(found) : "no readable sum"}`
}
