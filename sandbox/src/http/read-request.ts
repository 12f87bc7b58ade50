import type { IncomingMessage } from "node:http"
import { assistError } from "../protocol/assist-error.ts"
import { soapFields } from "../soap/soap-fields.ts"
import { Fields } from "./fields.ts"

/** What a handler sees of a request. */
export interface HttpRequest {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingMessage["headers"]
  /** Raw body; bodies of this protocol are small. */
  body: Buffer
  clientIp: string
}

const MAX_BODY = 1024 * 1024

/** Thrown when a body is larger than anything this protocol sends. */
export class BodyTooLarge extends Error {}

/** Reads a request whole. */
export async function readRequest(message: IncomingMessage): Promise<HttpRequest> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY) throw new BodyTooLarge()
    chunks.push(chunk)
  }
  const url = new URL(message.url ?? "/", "http://sandbox.invalid")
  return {
    method: message.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    headers: message.headers,
    body: Buffer.concat(chunks),
    clientIp: (message.socket.remoteAddress ?? "").replace(/^::ffff:/, ""),
  }
}

/** The address a client used, for links it is to follow. */
export function requestOrigin({ headers }: HttpRequest): string {
  const { host } = headers
  return `http://${host !== undefined && /^[\w.:[\]-]+$/.test(host) ? host : "127.0.0.1"}`
}

/** Encodings Assist takes on the same URLs (protocol 2). */
export type BodyKind = "form" | "json" | "soap"

/** How the body of a request is encoded. */
export function bodyKind(request: HttpRequest): BodyKind {
  const type = (request.headers["content-type"] ?? "").toLowerCase()
  if (type.includes("json")) return "json"
  return type.includes("xml") ? "soap" : "form"
}

/** The parameters in the body of a request, whichever encoding it has. */
export async function bodyFields(request: HttpRequest): Promise<Fields> {
  const kind = bodyKind(request)
  if (kind === "json") return jsonFields(request.body)
  if (kind === "soap") return soapFields(request.body)
  const type = request.headers["content-type"] ?? ""
  if (type.toLowerCase().startsWith("multipart/form-data")) return multipartFields(request.body, type)
  return new Fields(new URLSearchParams(request.body.toString("utf8")))
}

/** cURL's way of posting an array, which PHP clients use. */
async function multipartFields(body: Buffer, type: string): Promise<Fields> {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData()
    return new Fields([...form].map(([name, value]) => [name, typeof value === "string" ? value : ""] as const))
  } catch {
    throw assistError("malformedRequest")
  }
}

/**
 * Flat lower-case fields, with the credentials in a nested `merchant` object (protocol 2.2). Receipt lines may be the list
 * `chequeitem`, named as SOAP's repeated element (protocol 16, row 11).
 */
function jsonFields(body: Buffer): Fields {
  let parsed: unknown
  try {
    parsed = JSON.parse(body.toString("utf8"))
  } catch {
    throw assistError("malformedRequest")
  }
  if (!isRecord(parsed)) throw assistError("malformedRequest")
  const { merchant, ...flat } = parsed
  const entries = [...Object.entries(flat), ...(isRecord(merchant) ? Object.entries(merchant) : [])]
  return new Fields(
    entries.map(([name, value]) => asText(isLines(name, value) ? ["chequeitems", value] : [name, value])),
  )
}

const isLines = (name: string, value: unknown) => name.toLowerCase() === "chequeitem" && Array.isArray(value)

function asText([name, value]: [string, unknown]): readonly [string, string] {
  if (value === null || value === undefined) return [name, ""]
  return [name, typeof value === "object" ? JSON.stringify(value) : String(value)]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
