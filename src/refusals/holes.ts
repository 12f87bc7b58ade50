import type { CodeText } from "../gateway"
import type { Refusal } from "./refusal"

/** A sum as a decimal string, `30.10`. Without a currency where the text is about a receipt's lines, which name none. */
export interface RefusedSum {
  readonly amount: string
  readonly currency: string | null
}

/** The holes of a text: `{{billnumber}}`, or with its kind, `{{held:sum}}`. */
export type Holes<T extends string> = T extends `${string}{{${infer Hole}}}${infer Rest}` ? Hole | Holes<Rest> : never

/** `held:sum` -> `held` */
export type NameOf<Hole extends string> = Hole extends `${infer Name}:${string}` ? Name : Hole

/**
 * What may stand in a hole: a sum, a moment (ISO 8601), words in three languages, a refusal inside of another one (null: nothing),
 * or a text or number that is the same in every language.
 */
export type ValueOf<Hole extends string> = Hole extends `${string}:sum`
  ? RefusedSum
  : Hole extends `${string}:moment`
    ? string
    : Hole extends `${string}:words`
      ? CodeText
      : Hole extends `${string}:said`
        ? Refusal | null
        : string | number
