import { randomBytes } from "node:crypto"
import { clockNow } from "../clock.ts"
import { bodyFields } from "../http/read-request.ts"
import { jsonReply } from "../http/reply.ts"
import type { Handler } from "../http/router.ts"
import { assistError } from "../protocol/assist-error.ts"
import { refuseSecretsInQuery } from "../protocol/secrets-in-query.ts"
import { jsonError } from "./json-errors.ts"

/**
 * POST /api/v1/auth/login.cfm (protocol 3.5). `audience` and `components` are taken as they come: only the mobile client's
 * values are known.
 */
export const login: Handler = async (sandbox, request) => {
  let merchantId = ""
  try {
    const fields = await bodyFields(request)
    sandbox.requests.record("login", request, fields, "")
    refuseSecretsInQuery(request.query)
    if (!fields.has("login")) throw assistError("noLogin")
    if (!fields.has("password")) throw assistError("noPassword")
    const now = clockNow()
    const merchants = await sandbox.store.work((unit) => unit.merchants())
    const named = merchants.filter((one) => one.login === fields.text("login"))
    const [first] = named
    if (!first) throw assistError("wrongLogin")
    merchantId = first.merchantId
    const owned = named.filter((one) => one.password === fields.text("password"))
    if (owned.length === 0) throw assistError("wrongPassword")
    for (const merchant of owned) sandbox.limiter.check(merchant, now)
    const ids = owned.map((one) => one.merchantId)
    // What a refresh token is exchanged at is not known, so it is given and never asked for.
    const refresh_token = randomBytes(32).toString("base64url")
    return jsonReply({ access_token: sandbox.tokens.issue(ids, now), refresh_token })
  } catch (error) {
    return jsonError(sandbox, error, "object", merchantId)
  }
}
