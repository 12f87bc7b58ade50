import type { Fields } from "../http/fields.ts"
import { assistError } from "../protocol/assist-error.ts"
import { checkValue, requestCheckString } from "../protocol/check-value.ts"
import { verifySignature } from "../signing/verify-signature.ts"
import type { MerchantRow } from "../store/rows.ts"

/** Checks Checkvalue and Signature, each when the merchant's settings ask for it (protocol 3.1, 8.1). */
export function verifyOrder(fields: Fields, merchant: MerchantRow): void {
  const { settings } = merchant
  if (settings.requireCheckValue) {
    const right = checkStrings(fields, merchant, settings.checkValueDelimiter).map((x) =>
      checkValue(settings.secretWord, x),
    )
    if (!right.includes(fields.text("checkvalue").toUpperCase())) throw assistError("wrongCheckValue")
  }
  if (settings.publicKey !== "") {
    // The signature's string has delimiters always; only of the check value an older form without them is known.
    const signed = checkStrings(fields, merchant, ";").some((x) =>
      verifySignature(settings.publicKey, x, fields.text("signature"), settings.requestSignature),
    )
    if (!signed) throw assistError("wrongSignature")
  }
}

/** Values go into the string as sent, after the silent removal of characters (protocol 8.1, 12). */
function checkStrings(fields: Fields, merchant: MerchantRow, delimiter: string): string[] {
  const string = (orderCurrency: string | undefined) =>
    requestCheckString(
      {
        merchantId: fields.text("merchant_id"),
        orderNumber: fields.text("ordernumber"),
        orderAmount: fields.text("orderamount"),
        orderCurrency,
        maxPoints: fields.get("ordermaxpoints"),
        customerNumber: fields.get("customernumber"),
        disable3ds: fields.get("disable3ds"),
        prepayment: fields.get("prepayment"),
      },
      delimiter,
    )
  if (fields.has("ordercurrency")) return [string(fields.text("ordercurrency"))]
  // What stands in the place of a currency that was not sent is unknown: an empty place, no place, or the merchant's own.
  return [string(""), string(undefined), string(merchant.currency)]
}
