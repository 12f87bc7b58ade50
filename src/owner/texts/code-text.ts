/** A text in the languages of the admin. */
export interface Texts {
  /** English. */
  readonly en: string
  /** Russian. */
  readonly ru: string
  /** Belarusian. */
  readonly be: string
}

/** A code of Assist and what it means. */
export interface CodeText {
  /** As Assist writes it. */
  readonly code: string
  /** What it means. */
  readonly text: Texts
}
