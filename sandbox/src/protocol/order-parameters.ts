/** Limits of order.cfm's text parameters, with the second code an over-long value is refused with (protocol 3.1, 11.7). */
export const TEXT_LIMITS: Record<string, { limit: number; code: number }> = {
  ordercomment: { limit: 4000, code: 110 },
  lastname: { limit: 70, code: 117 },
  firstname: { limit: 70, code: 118 },
  middlename: { limit: 70, code: 119 },
  email: { limit: 128, code: 120 },
  address: { limit: 256, code: 121 },
  homephone: { limit: 64, code: 122 },
  workphone: { limit: 20, code: 122 },
  mobilephone: { limit: 20, code: 122 },
  fax: { limit: 20, code: 122 },
  country: { limit: 3, code: 128 },
  state: { limit: 3, code: 124 },
  city: { limit: 70, code: 123 },
  zip: { limit: 25, code: 125 },
  url_return: { limit: 256, code: 154 },
  url_return_ok: { limit: 256, code: 154 },
  url_return_no: { limit: 256, code: 154 },
}

/** The payer's fields, kept with the order as they came. */
export const CUSTOMER_FIELDS = [
  "lastname",
  "firstname",
  "middlename",
  "email",
  "address",
  "homephone",
  "workphone",
  "mobilephone",
  "fax",
  "country",
  "state",
  "city",
  "zip",
] as const

/** Flags that open or close a means of payment on the page (protocol 3.1). */
export const MEANS_FLAGS = [
  "cardpayment",
  "ympayment",
  "wmpayment",
  "qiwipayment",
  "qiwimtspayment",
  "qiwimegafonpayment",
  "qiwibeelinepayment",
  "qiwitele2payment",
  "fastpaypayment",
  "applepaypayment",
  "googlepaypayment",
  "samsungpaypayment",
  "mirpaypayment",
  "erippayment",
  "assistidpayment",
] as const
