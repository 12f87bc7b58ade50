import { type Minor, storedAmount } from "../protocol/money.ts"
import type { OperationRow } from "../store/rows.ts"

/** Where an order's money is. */
export interface Ledger {
  /** Still held on the card: neither charged nor given back. */
  held: Minor
  charged: Minor
  /** Given back after a charge. */
  returned: Minor
  /** Hold given back without a charge. */
  released: Minor
}

/** Adds up the effects of an order's operations; unsuccessful ones have none. */
export function ledgerOf(operations: readonly OperationRow[]): Ledger {
  const sum = (effect: "taken" | "charged" | "returned" | "released") =>
    operations.reduce((total, operation) => total + storedAmount(operation[effect]), 0n)
  const charged = sum("charged")
  const released = sum("released")
  return { held: sum("taken") - charged - released, charged, returned: sum("returned"), released }
}

/** An operation's effects before anything happened. */
export const NO_EFFECT = { taken: "0.00", charged: "0.00", returned: "0.00", released: "0.00" } as const
