/** Languages of replies and pages (protocol 11.8). */
export type Language = "RU" | "EN"

/** Reads a `Language` parameter. Anything else is the default: the sample of seed 003 itself sends `Language=0`. */
export function readLanguage(text: string | undefined, fallback: Language): Language {
  const upper = text?.trim().toUpperCase()
  return upper === "RU" || upper === "EN" ? upper : fallback
}
