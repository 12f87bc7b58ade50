import type { TextDecoder } from "node:util"
import { Malformed } from "../decode/malformed"

const MAX_FIELDS = 500
const PLUS = 0x2b
const PERCENT = 0x25
const SPACE = 0x20

/**
 * Decodes a form body by a charset. Percent-decoding works on bytes, so that `%CF` of a windows-1251 sender and a
 * raw byte of the same charset come out alike; URLSearchParams knows UTF-8 only.
 *
 * Keys are case-insensitive (protocol 2). Of duplicate keys the first wins: whatever stands behind it, what is
 * verified and what is used are then the same value.
 */
export function decodeFormFields(body: Uint8Array, decoder: TextDecoder): Record<string, string> {
  const fields: Record<string, string> = Object.create(null)
  // latin1 maps bytes to characters one to one, so splitting loses nothing.
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("latin1")
  let count = 0
  for (let at = 0; at <= text.length; ) {
    const next = text.indexOf("&", at)
    const end = next === -1 ? text.length : next
    if (end > at) {
      if (++count > MAX_FIELDS) throw new Malformed(`it has more than ${MAX_FIELDS} fields`)
      const pair = text.slice(at, end)
      const equals = pair.indexOf("=")
      const key = decodePart(equals === -1 ? pair : pair.slice(0, equals), decoder).toLowerCase()
      if (!(key in fields)) fields[key] = equals === -1 ? "" : decodePart(pair.slice(equals + 1), decoder)
    }
    at = end + 1
  }
  return fields
}

/** Visible ASCII without `%` and `+`, the same in every charset that is accepted. */
const PLAIN = /^[!-$&-*,-~]*$/

function decodePart(part: string, decoder: TextDecoder): string {
  if (PLAIN.test(part)) return part
  const bytes = Buffer.from(part, "latin1")
  let length = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === PERCENT && isHex(bytes[at + 1]) && isHex(bytes[at + 2])) {
      bytes[length++] = Number.parseInt(part.slice(at + 1, at + 3), 16)
      at += 2
    } else {
      bytes[length++] = byte === PLUS ? SPACE : byte
    }
  }
  return decoder.decode(bytes.subarray(0, length))
}

function isHex(byte: number | undefined): boolean {
  return byte !== undefined && /[\da-f]/i.test(String.fromCharCode(byte))
}
