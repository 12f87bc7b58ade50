/**
 * Assist silently removes characters from what it receives (protocol 12). Free text is stripped here first, so that
 * what is sent is what Assist keeps, and cut to the length of its field.
 */

/** With halves of surrogate pairs that lost their other half: neither of them is a character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being removed
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\p{Cs}]+/gu
/** "All not listed" parameters of protocol 12. */
const PLAIN = /[<>"='/\\();#]/g
/** OrderComment and Address. */
const COMMENT = /[<>=\\]/g

/** A name, city, phone, e-mail, zip... */
export function stripPlain(value: string, length: number): string {
  return cut(value.replace(CONTROL, " ").replace(PLAIN, ""), length)
}

/** OrderComment and Address lose fewer characters. */
export function stripComment(value: string, length: number): string {
  return cut(value.replace(CONTROL, " ").replace(COMMENT, ""), length)
}

/** What a reader takes for one character: also a letter with its accents, or an emoji of several. */
const CHARACTERS = new Intl.Segmenter("ru", { granularity: "grapheme" })

/**
 * Counted in UTF-16 units: no document says how Assist counts, and this count is never the smaller one. Characters beyond
 * the basic plane have two of them, and are kept or left out as a whole.
 */
function cut(value: string, length: number): string {
  const text = value.replace(/ {2,}/g, " ").trim()
  if (text.length <= length) return text
  let end = 0
  for (const { segment } of CHARACTERS.segment(text)) {
    if (end + segment.length > length) break
    end += segment.length
  }
  return text.slice(0, end).trim()
}

/** The characters of a text that Assist would remove, each once, for an error; control characters by name. */
export function removedFrom(value: string, kind: "plain" | "comment"): string {
  const marks = value.match(kind === "plain" ? PLAIN : COMMENT) ?? []
  const names = [...new Set(marks), ...(value.match(CONTROL) ? ["control characters"] : [])]
  return names.join(" ")
}
