import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ConnectionCheck } from "../../../../../../owner/admin-api"
import { checkMerchant } from "../../../../../../owner/merchants/check-merchant"
import { withRefusals } from "../../../with-refusals"

/**
 * The connection test: asks Assist, and moves no money.
 *
 * The same from a terminal, in the store's folder, also before the store runs. It checks the plugin's entry and tables too. Exit
 * code 0: nothing failed; 1: a check failed; 2: it could not run.
 *
 * ```sh
 * npx medusa-payment-assist doctor [--provider main] [--json] [--lang en|ru|be]
 * ```
 *
 * @example
 * ```json
 * { "checks": [ { "name": "credentials", "result": "ok",
 *     "message": { "en": "Login and password are right.", "ru": "Логин и пароль верны.", "be": "Лагін і пароль правільныя." } } ] }
 * ```
 * @throws 404: there is no such provider entry.
 */
export const POST = withRefusals(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<ConnectionCheck>): Promise<void> => {
    res.json(await checkMerchant(req.scope, req.params["provider_id"] ?? ""))
  },
)
