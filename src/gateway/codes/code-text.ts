/** A text in the two languages Assist's documents speak. */
export interface CodeText {
  readonly en: string
  readonly ru: string
}

/** Whether doing the same again makes sense. `ask`: find out the order's state first, the money may have moved. */
export type RetrySense = "yes" | "no" | "later" | "ask"
