import { bodyKind, type HttpRequest } from "../http/read-request.ts"
import { assistError } from "../protocol/assist-error.ts"
import type { ReplyFormat } from "./answer.ts"
import { jsonFormat } from "./json.ts"
import { xmlFormat } from "./xml.ts"

/** Formats this sandbox can write, by their number. CSV (1) and SOAP (4) have no file in this folder yet. */
const FORMATS: Record<string, ReplyFormat> = { "3": xmlFormat, "5": jsonFormat }

/** The format of errors about the format itself. */
export const FALLBACK_FORMAT = xmlFormat

/**
 * A JSON request is answered in JSON whatever its Format (seed 003). Otherwise Format decides. Without it the documents
 * disagree service by service (protocol 2.1): here it is XML.
 */
export function chooseFormat(request: HttpRequest, format: string): ReplyFormat {
  const kind = bodyKind(request)
  if (kind === "json") return jsonFormat
  if (kind === "soap") throw assistError("wrongFormat")
  if (format === "") return FALLBACK_FORMAT
  const known = FORMATS[format]
  if (!known) throw assistError("wrongFormat")
  return known
}
