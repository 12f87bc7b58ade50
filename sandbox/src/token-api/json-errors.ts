import { jsonReply, type Reply } from "../http/reply.ts"
import { AssistError } from "../protocol/assist-error.ts"
import { codeText } from "../protocol/code-texts.ts"

/** A refusal of the JSON services, with the codes in both places clients look (protocol 2.3, 3.5). */
export function jsonError(error: unknown, detail: "object" | "text"): Reply {
  if (!(error instanceof AssistError)) throw error
  const { firstCode, secondCode } = error
  const message = codeText(firstCode, secondCode, "EN")
  const codes = { firstcode: String(firstCode), secondcode: String(secondCode) }
  const fault = {
    faultcode: codes.firstcode,
    faultstring: codes.secondcode,
    detail: detail === "text" ? message : { message, recomendation: "" },
  }
  return jsonReply({ fault, ...codes })
}
