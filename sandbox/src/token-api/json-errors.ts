import { jsonReply, type Reply } from "../http/reply.ts"
import { settingsOf } from "../merchants/settings-of.ts"
import { AssistError } from "../protocol/assist-error.ts"
import { codeText } from "../protocol/code-texts.ts"
import { jsonErrorBody, jsonErrorStatus } from "../replies/json-error.ts"
import type { Sandbox } from "../sandbox.ts"

/** A refusal of the JSON services, told as the named merchant's gateway tells errors (protocol 2.3, 3.5, 16). */
export async function jsonError(
  sandbox: Sandbox,
  error: unknown,
  detail: "object" | "text",
  merchantId: string,
): Promise<Reply> {
  if (!(error instanceof AssistError)) throw error
  const settings = await sandbox.store.work((unit) => settingsOf(unit, sandbox, merchantId))
  const { firstCode, secondCode } = error
  const message = codeText(firstCode, secondCode, "EN")
  const told = { firstCode, secondCode, detail: detail === "text" ? message : { message, recomendation: "" } }
  const status = settings.jsonErrorStatus ? jsonErrorStatus(firstCode) : 200
  return jsonReply(jsonErrorBody(told, settings.jsonErrorShape), status)
}
