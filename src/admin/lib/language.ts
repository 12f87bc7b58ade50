/** The languages of the plugin's texts. */
export const LANGUAGES = ["en", "ru", "be"] as const
export type Language = (typeof LANGUAGES)[number]

/** What the owner chose on Settings -> Assist; `auto` follows the admin. */
export const CHOICES = ["auto", ...LANGUAGES] as const
export type LanguageChoice = (typeof CHOICES)[number]

const KEY = "assist-language"
const listeners = new Set<() => void>()

export function readChoice(): LanguageChoice {
  const stored = typeof localStorage === "undefined" ? null : localStorage.getItem(KEY)
  return CHOICES.find((choice) => choice === stored) ?? "auto"
}

export function writeChoice(choice: LanguageChoice): void {
  localStorage.setItem(KEY, choice)
  for (const listener of listeners) listener()
}

/** Tells of changes in this tab and in the others. */
export function subscribeToChoice(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener("storage", listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener("storage", listener)
  }
}

/**
 * Medusa's profile page offers no Belarusian, so the owner may choose it for these pages alone; otherwise they speak
 * the admin's language, and English where that is neither Russian nor Belarusian.
 */
export function languageOf(adminLanguage: string | undefined, choice: LanguageChoice): Language {
  if (choice !== "auto") return choice
  const base = adminLanguage?.toLowerCase().split(/[-_]/)[0]
  return LANGUAGES.find((language) => language === base) ?? "en"
}
