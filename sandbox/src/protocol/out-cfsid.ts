import type { Fields } from "../http/fields.ts"

/**
 * The key of a payment page as tokenpay_order.cfm is given it. One of the vendor's own clients escapes it twice
 * (assist-mcommerce-sdk-android), so that it arrives escaped still.
 */
export function outCfsid(fields: Fields): string {
  const text = fields.text("outcfsid")
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
