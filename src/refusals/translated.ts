import type { en } from "./en"
import type { Holes } from "./holes"

/** The stable name of each refusal. */
export type RefusalCode = keyof typeof en

/** One text per refusal. */
export type RefusalTexts = Readonly<Record<RefusalCode, string>>

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false

/** The texts whose holes are not those of the English one become something that no text can be. */
type HeldAgainstEnglish<T> = {
  readonly [C in keyof T]: C extends RefusalCode
    ? T[C] extends string
      ? Same<Holes<T[C]>, Holes<(typeof en)[C]>> extends true
        ? T[C]
        : { readonly holesMustBe: Holes<(typeof en)[C]> }
      : never
    : never
}

/** A table in another language. It does not compile when a text is missing or over, or fills other holes than the English one. */
export function translated<const T extends RefusalTexts>(texts: T & HeldAgainstEnglish<T>): RefusalTexts {
  return texts
}
