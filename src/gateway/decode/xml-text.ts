/** Text as XML content. */
export function escapeText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")
}

/** Text as XML content, without the characters XML 1.0 cannot hold, not even escaped. */
export function xmlText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being removed
  return escapeText(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ""))
}

const REFERENCE = /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi
const PREDEFINED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" }

/** Resolves the five predefined entities and characters by number, once. Any other reference stays as it is. */
export function unescapeText(text: string): string {
  if (!text.includes("&")) return text
  return text.replace(REFERENCE, (_whole, name, decimal, hex) => {
    if (name !== undefined) return PREDEFINED[String(name).toLowerCase()] ?? ""
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16)
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    return isCharacter ? String.fromCodePoint(code) : "\ufffd"
  })
}
