/**
 * A text in the languages of the shops Assist serves. Russian is Assist's own wherever its documents have one; English and
 * Belarusian are this project's.
 */
export interface CodeText {
  readonly en: string
  readonly ru: string
  readonly be: string
}

/** Whether doing the same again makes sense. `ask`: find out the order's state first, the money may have moved. */
export type RetrySense = "yes" | "no" | "later" | "ask"
