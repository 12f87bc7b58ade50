import { en } from "./en"
import { tellRefusal } from "./fill"
import type { Holes, NameOf, ValueOf } from "./holes"
import type { Refusal } from "./refusal"
import { serverFormats } from "./server-formats"
import type { RefusalCode } from "./translated"

/** What fills the text of a refusal. */
export type RefusalParams<C extends RefusalCode> = {
  readonly [Hole in Holes<(typeof en)[C]> as NameOf<Hole>]: ValueOf<Hole>
}

/** Why something is refused: in English for the API and the log, and by code and parameters for a page in another language. */
export interface Said {
  readonly reason: string
  readonly refusal: Refusal
}

type Params<C extends RefusalCode> = [Holes<(typeof en)[C]>] extends [never] ? [] : [RefusalParams<C>]

/**
 * A refusal by its code. Its English text is made here, once.
 * @param given what its text says, by the names of the text's holes
 */
export function saying<C extends RefusalCode>(code: C, ...given: Params<C>): Said {
  const refusal: Refusal = { code, params: given[0] ?? {} }
  return { reason: inEnglish(refusal), refusal }
}

function inEnglish(refusal: Refusal): string {
  return tellRefusal(refusal, en, serverFormats("en")) ?? refusal.code
}
