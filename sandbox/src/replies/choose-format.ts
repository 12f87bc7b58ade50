import { bodyKind, type HttpRequest } from "../http/read-request.ts"
import type { WireVariants } from "../merchants/wire-variants.ts"
import { assistError } from "../protocol/assist-error.ts"
import type { ReplyFormat } from "./answer.ts"
import { csvFormat } from "./csv.ts"
import { jsonFormat } from "./json.ts"
import { soapFormat } from "./soap.ts"
import { xmlFormat } from "./xml.ts"

/** Numbers of the formats; 2, WDDX, is gone from the current tables (protocol 2.1). */
export type FormatNumber = "1" | "3" | "4" | "5"

const FORMATS: Record<FormatNumber, ReplyFormat> = {
  "1": csvFormat,
  "3": xmlFormat,
  "4": soapFormat,
  "5": jsonFormat,
}

const isKnown = (format: string): format is FormatNumber => Object.hasOwn(FORMATS, format)

/** What a service can answer with. */
export interface FormatRule {
  default: FormatNumber
  allowed: readonly FormatNumber[]
}

/** The format of errors that come before a format is known: that of the request, or XML. */
export function formatOfErrors(request: HttpRequest): ReplyFormat {
  const kind = bodyKind(request)
  return kind === "json" ? jsonFormat : kind === "soap" ? soapFormat : xmlFormat
}

/**
 * A JSON request is answered in JSON and a SOAP request in SOAP, whatever Format says (seed 003, protocol 2.1). For a form
 * Format decides, and without it the service's default. One client's JSON with `format: 3` is answered in XML, which the
 * merchant's settings can have (protocol 16, row 10).
 */
export function chooseFormat(
  request: HttpRequest,
  format: string,
  rule: FormatRule,
  { jsonBodyFormat }: WireVariants,
): ReplyFormat {
  const kind = bodyKind(request)
  const obeyed = kind === "form" || (kind === "json" && jsonBodyFormat === "obeyed" && format !== "")
  if (!obeyed) return formatOfErrors(request)
  const number = format === "" ? rule.default : format
  if (!isKnown(number) || !rule.allowed.includes(number)) throw assistError("wrongFormat")
  return FORMATS[number]
}
