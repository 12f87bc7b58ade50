import type { CodeText, Money, OperationReply, Outcome } from "../gateway"
import type { Merchant } from "../merchant/merchant"
import type { PaidAttempt } from "../payments/order-view"
import { withHint } from "./with-hint"

/** `AutoDeposit` of a charge: sent with partial ones alone, since nothing is left of a whole (seed 003). */
export function autoDepositOf(
  { options }: Merchant,
  { authorized }: PaidAttempt,
  money: Money | undefined,
): boolean | undefined {
  return money && money.amount < authorized.amount ? options.autoDeposit : undefined
}

/** Authentication, an absent or a locked object: whatever else was sent does not matter then (seed 004). */
const OTHER_CAUSE: ReadonlySet<string> = new Set(["7", "8", "10", "12", "19"])
const NAME: CodeText = {
  en: "AutoDeposit=1, which asks Assist to let go of the rest of the hold at once, may be the cause. If Assist's support says that it is not available to you, set autoDeposit: false in medusa-config",
  ru: "Причиной может быть AutoDeposit=1, просьба сразу освободить остаток блокировки. Если поддержка Ассист скажет, что он вам недоступен, задайте autoDeposit: false в medusa-config",
  be: "Прычынай можа быць AutoDeposit=1, просьба адразу вызваліць астатак блакіроўкі. Калі падтрымка Ассіст скажа, што ён вам недаступны, задайце autoDeposit: false у medusa-config",
}

/**
 * Says of a refused partial charge that AutoDeposit may be the cause, and which option leaves it out. No document says
 * by which codes it is refused: any may be, except those that name another parameter or object (second codes from 100
 * to 299, seed 004).
 */
export function namingAutoDeposit(outcome: Outcome<OperationReply>): Outcome<OperationReply> {
  if (outcome.outcome !== "declined") return outcome
  const { first, second } = outcome.reply.codes
  if (OTHER_CAUSE.has(first) || /^[12]\d\d$/.test(second)) return outcome
  return withHint(outcome, NAME)
}
