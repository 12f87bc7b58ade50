import type { KnownStages } from "../../../payments/stage"
import type { LedgerOrder } from "./rows"

/** What the ledger knows of the stage of an order's attempts. */
export function knownStages({ two_stage, stages }: Pick<LedgerOrder, "two_stage" | "stages">): KnownStages {
  return { asked: two_stage ? "held_first" : "taken_at_once", seen: stages ?? {} }
}
