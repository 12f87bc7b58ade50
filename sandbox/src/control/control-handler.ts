import type { HttpRequest } from "../http/read-request.ts"
import { jsonReply } from "../http/reply.ts"
import type { Handler, PathParameters } from "../http/router.ts"
import { SettingError } from "../merchants/merchant-settings.ts"
import { AssistError } from "../protocol/assist-error.ts"
import { codeText } from "../protocol/code-texts.ts"
import type { Sandbox } from "../sandbox.ts"
import { ControlBody, ControlError } from "./control-body.ts"

/** What a handler of the control API gets. */
export interface ControlCall {
  sandbox: Sandbox
  request: HttpRequest
  path: PathParameters
  body: ControlBody
}

/** Wraps a function of the control API: JSON in, JSON out, errors as `{"error": …}` with a fitting status. */
export function control(run: (call: ControlCall) => Promise<unknown>): Handler {
  return async (sandbox, request, path) => {
    try {
      return jsonReply(await run({ sandbox, request, path, body: ControlBody.read(request.body) }))
    } catch (error) {
      if (error instanceof ControlError) return jsonReply({ error: error.message }, error.status)
      if (error instanceof SettingError) return jsonReply({ error: error.message }, 400)
      if (error instanceof AssistError) {
        const { firstCode, secondCode } = error
        const text = codeText(firstCode, secondCode, "EN")
        return jsonReply({ error: text, firstcode: String(firstCode), secondcode: String(secondCode) }, 409)
      }
      throw error
    }
  }
}
