import type { Fields } from "../http/fields.ts"
import { assistError } from "../protocol/assist-error.ts"
import type { MerchantRow } from "../store/rows.ts"
import type { Unit } from "../store/unit.ts"

/** The merchant a request speaks for, by `Merchant_ID` alone: how order.cfm is called. */
export async function knownMerchant(unit: Unit, fields: Fields): Promise<MerchantRow> {
  const id = fields.text("merchant_id")
  if (id === "") throw assistError("noMerchant")
  // An int of at most 2147483647 (protocol 12).
  if (!/^\d{1,15}$/.test(id) || Number(id) > 2_147_483_647) throw assistError("malformedMerchant")
  const merchant = await unit.merchant(id)
  if (!merchant) throw assistError("unknownMerchant")
  return merchant
}

/** The merchant of a web service call, with login and password (protocol 2). */
export async function authenticate(unit: Unit, fields: Fields): Promise<MerchantRow> {
  const merchant = await knownMerchant(unit, fields)
  if (!fields.has("login")) throw assistError("noLogin")
  if (!fields.has("password")) throw assistError("noPassword")
  if (fields.text("login") !== merchant.login) throw assistError("wrongLogin")
  if (fields.text("password") !== merchant.password) throw assistError("wrongPassword")
  return merchant
}
