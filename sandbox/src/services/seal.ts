import type { MerchantSettings } from "../merchants/merchant-settings.ts"
import { checkValue, replyCheckString } from "../protocol/check-value.ts"
import { type Answer, flatFields, isFlat } from "../replies/answer.ts"
import { signFields } from "../signing/sign-fields.ts"
import type { Unit } from "../store/unit.ts"

/** X of the flat replies' signature (seed 003). */
const FLAT_SIGNED = [
  "billnumber",
  "ordernumber",
  "responsecode",
  "orderamount",
  "ordercurrency",
  "meannumber",
  "approvalcode",
  "orderstate",
  "packetdate",
]

/**
 * Puts check values and signatures in (protocol 8.2, 8.3): over the values as they are written, whatever else was
 * falsified. charge, cancel and rp have no check value. For wscancel only the field is known, not its string: the
 * queries' is used.
 */
export async function seal(unit: Unit, answer: Answer, settings: MerchantSettings, now: Date): Promise<Answer> {
  const checksOnly = answer.service === "resultbydate"
  if (checksOnly && !settings.resultByDateChecks) return answer
  for (const one of answer.orders) {
    const { ordernumber = "", orderamount = "", ordercurrency = "", orderstate = "" } = one.order
    const parts = [one.merchantId, ordernumber, orderamount, ordercurrency, orderstate] as const
    const flat = flatFields(one)
    const signed = isFlat(answer.service) ? FLAT_SIGNED.map((name) => flat[name] ?? "") : parts
    if (!checksOnly) one.packet["signature"] = await signFields(unit, settings, signed, now)
    if (!isFlat(answer.service)) {
      one.packet["checkvalue"] = checkValue(settings.secretWord, replyCheckString(...parts))
    }
  }
  return answer
}
