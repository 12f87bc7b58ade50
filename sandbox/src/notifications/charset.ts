/** Character codes of windows-1251 by character, read off Node's own decoder. */
const WINDOWS_1251 = new Map<string, number>()
for (let code = 0x80; code <= 0xff; code++) {
  const character = new TextDecoder("windows-1251").decode(Uint8Array.of(code))
  WINDOWS_1251.set(character, code)
}

/** `name=value&…` in a charset. Characters windows-1251 lacks become "?", as they do in systems that use it. */
export function encodeForm(fields: Record<string, string>, charset: "utf-8" | "windows-1251"): string {
  const encode = (text: string) => encodeText(text, charset)
  return Object.entries(fields)
    .map(([name, value]) => `${percentEncode(encode(name))}=${percentEncode(encode(value))}`)
    .join("&")
}

/** Text in a charset. */
export function encodeText(text: string, charset: "utf-8" | "windows-1251"): Uint8Array {
  return charset === "utf-8" ? utf8Bytes(text) : windows1251Bytes(text)
}

const utf8Bytes = (text: string): Uint8Array => Buffer.from(text, "utf8")

const windows1251Bytes = (text: string): Uint8Array =>
  Uint8Array.from([...text], (character) => {
    const code = character.codePointAt(0) ?? 0x3f
    return code < 0x80 ? code : (WINDOWS_1251.get(character) ?? 0x3f)
  })

function percentEncode(bytes: Uint8Array): string {
  let text = ""
  for (const byte of bytes) {
    const character = String.fromCharCode(byte)
    if (/[A-Za-z0-9*._-]/.test(character)) text += character
    else text += byte === 0x20 ? "+" : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`
  }
  return text
}
