import type { RequestCheck } from "./check-request"

/** The flags of payment means (protocol 3.1). Those of wallets and AssistID are historic, ЕРИП's is not in any document. */
export const PAYMENT_MEANS_FLAGS = {
  card: "CardPayment",
  fastPay: "FastPayPayment",
  applePay: "ApplePayPayment",
  googlePay: "GooglePayPayment",
  samsungPay: "SamsungPayPayment",
  mirPay: "MirPayPayment",
  erip: "ERIPPayment",
  yooMoney: "YMPayment",
  webMoney: "WMPayment",
  qiwi: "QIWIPayment",
  qiwiMts: "QIWIMtsPayment",
  qiwiMegafon: "QIWIMegafonPayment",
  qiwiBeeline: "QIWIBeelinePayment",
  qiwiTele2: "QIWITele2Payment",
  assistId: "AssistIDPayment",
} as const

/** True allows, false forbids, absent leaves it to the settings in Assist's cabinet. */
export type PaymentMeansChoice = { readonly [name in keyof typeof PAYMENT_MEANS_FLAGS]?: boolean }

/** None sent: everything the merchant may take; one: its page at once; several: a page to choose; all off: an error. */
export function paymentMeansFields(check: RequestCheck, choice: PaymentMeansChoice): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [name, allowed] of Object.entries(choice)) {
    if (!(name in PAYMENT_MEANS_FLAGS)) {
      check.refuse(`paymentMeans.${name}`, `is none of ${Object.keys(PAYMENT_MEANS_FLAGS).join(", ")}`)
    }
    if (allowed === undefined) continue
    fields[PAYMENT_MEANS_FLAGS[name as keyof typeof PAYMENT_MEANS_FLAGS]] = allowed ? "1" : "0"
  }
  const flags = Object.entries(fields)
  if (flags.length > 0 && flags.every(([, flag]) => flag === "0")) {
    check.refuse(flags.map(([field]) => field).join(", "), "are all off, which Assist answers with an error; allow one")
  }
  return fields
}
