/** A text in the languages of the admin. */
export interface Texts {
  readonly en: string
  readonly ru: string
  readonly be: string
}

/** A code of Assist and what it means. */
export interface CodeText {
  readonly code: string
  readonly text: Texts
}
