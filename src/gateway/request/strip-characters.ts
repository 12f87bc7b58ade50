/**
 * Assist silently removes characters from what it receives (protocol 12). Free text is stripped here first, so that
 * what is sent is what Assist keeps, and cut to the length of its field.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being removed
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g
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

/** By code points: half of a surrogate pair is not a character. */
function cut(value: string, length: number): string {
  const text = value.replace(/ {2,}/g, " ").trim()
  return text.length <= length ? text : Array.from(text).slice(0, length).join("").trim()
}

/** The characters of a text that Assist would remove, each once, for an error; control characters by name. */
export function removedFrom(value: string, kind: "plain" | "comment"): string {
  const marks = value.match(kind === "plain" ? PLAIN : COMMENT) ?? []
  const names = [...new Set(marks), ...(value.match(CONTROL) ? ["control characters"] : [])]
  return names.join(" ")
}
