import { clockNow } from "../clock.ts"
import type { Fields } from "../http/fields.ts"
import { bodyFields } from "../http/read-request.ts"
import { jsonReply } from "../http/reply.ts"
import type { Handler, Routes } from "../http/router.ts"
import { assistError } from "../protocol/assist-error.ts"
import { refuseSecretsInQuery } from "../protocol/secrets-in-query.ts"
import { authenticate } from "../services/authenticate.ts"
import type { MerchantRow, StoredCardRow } from "../store/rows.ts"
import type { Unit } from "../store/unit.ts"
import { jsonError } from "../token-api/json-errors.ts"

type Run = (unit: Unit, merchant: MerchantRow, fields: Fields) => Promise<unknown>

/** A JSON service for a customer's saved cards; its errors have a plain text as `detail` (protocol 2.3, shape b). */
const serve =
  (name: string, run: Run): Handler =>
  async (sandbox, request) => {
    let merchantId = ""
    try {
      const fields = await bodyFields(request)
      merchantId = fields.text("merchant_id")
      sandbox.requests.record(name, request, fields, "")
      refuseSecretsInQuery(request.query)
      const done = await sandbox.store.work(async (unit) => {
        const merchant = await authenticate(unit, fields)
        sandbox.limiter.check(merchant, clockNow())
        if (!fields.has("customernumber")) throw assistError("noCustomer")
        return run(unit, merchant, fields)
      })
      return jsonReply(done)
    } catch (error) {
      return jsonError(sandbox, error, "text", merchantId)
    }
  }

const listCards: Run = async (unit, merchant, fields) =>
  (await unit.cards.of(merchant.merchantId, fields.text("customernumber"))).map((row) => cardView(row, merchant))

const removeCard: Run = async (unit, merchant, fields) => {
  if (!fields.has("token")) throw assistError("noToken")
  const known = await unit.cards.find(merchant.merchantId, fields.text("customernumber"), fields.text("token"))
  if (!known) throw assistError("unknownCard")
  await unit.cards.remove(known.token)
  return { token: known.token, active: false }
}

/** The shape of protocol 9.5; `bin` is a number there, `post` a string. */
function cardView({ token, card }: StoredCardRow, { settings }: MerchantRow) {
  const [month = "", year = ""] = card.expiry.split("/")
  return {
    expire: `${month}.20${year}`,
    token,
    bank: "New Assist Bank",
    brand: card.meanTypeName,
    bin: Number(card.maskedNumber.slice(0, 6)),
    active: true,
    needCVC: settings.storedCardsNeedCvc,
    post: card.maskedNumber.slice(-4),
    assets: [],
  }
}

/** Saved cards (protocol 9.5). The address of the list has not been seen anywhere: this one is ours. */
export const oneClickRoutes: Routes = {
  "POST /pay/oneclick/v1/get_tokens.cfm": serve("get_tokens", listCards),
  "POST /pay/oneclick/v1/rem_token.cfm": serve("rem_token", removeCard),
}
