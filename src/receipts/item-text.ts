/** What Assist removes silently from parameters without a rule of their own (protocol 12), control characters, lone surrogates. */
const REMOVED = /[<>"='/\\();#\p{Cc}\p{Cs}]+/gu

/**
 * A name or code as it may stand on a receipt. Whether Assist spares the lines of a receipt is not told; so what it would
 * remove becomes a blank, for what is sent shall be what is reported back, and "1/2" must not become "12". Cut to the limit
 * between characters, never inside one. May be empty.
 */
export function itemText(text: string, length: number): string {
  const clean = text.replace(REMOVED, " ").replace(/\s+/g, " ").trim()
  if (clean.length <= length) return clean
  let cut = ""
  for (const character of clean) {
    if (cut.length + character.length > length) break
    cut += character
  }
  return cut.trim()
}
