import { formatAmount, type MinorUnits, parseAmount } from "../gateway"
import { refusalCode } from "./decide-authorize"
import type { OrderView } from "./order-view"

/** What was told about an order number already: only ever grows, so each fact is told once, whoever reads first. */
export interface Announced {
  /** Billnumber of the payment whose arrival was told. */
  readonly held?: string
  readonly released?: string
  /** Billnumber of the refusal that was told. */
  readonly declined?: string
  /** Decimal strings: how much of the charges and returns of payment `held` was told. */
  readonly charged?: string
  readonly returned?: string
}

/** Something that happened to the money. Amounts are what this fact adds, as decimal strings. */
export type Fact =
  | { readonly fact: "held"; readonly billNumber: string; readonly amount: string; readonly currency: string }
  | { readonly fact: "captured"; readonly billNumber: string; readonly amount: string; readonly currency: string }
  | { readonly fact: "refunded"; readonly billNumber: string; readonly amount: string; readonly currency: string }
  | { readonly fact: "released"; readonly billNumber: string; readonly amount: string; readonly currency: string }
  | { readonly fact: "declined"; readonly billNumber: string; readonly responseCode: string }

/**
 * What Assist's ledger shows that was not told yet. Counters only grow, so a read that arrives late, after a newer one,
 * tells nothing again.
 */
export function newFacts(view: OrderView, told: Announced): { facts: readonly Fact[]; announced: Announced } {
  const facts: Fact[] = []
  let announced = told
  const { paid, last } = view
  if (!paid) {
    const billNumber = last?.billNumber
    const refused = view.status === "declined" || view.status === "timeout"
    if (refused && billNumber && told.declined !== billNumber) {
      facts.push({ fact: "declined", billNumber, responseCode: refusalCode(view) || view.status })
      announced = { ...announced, declined: billNumber }
    }
    return { facts, announced }
  }
  if (paid.status === "unclear" || paid.moving) return { facts, announced }
  const { billNumber } = paid
  const { currency } = paid.authorized
  if (announced.held !== billNumber) {
    facts.push({ fact: "held", billNumber, amount: formatAmount(paid.authorized.amount), currency })
    announced = { ...announced, held: billNumber, charged: "0.00", returned: "0.00" }
  }
  const charged = (paid.charged - (parseAmount(announced.charged) ?? 0)) as MinorUnits
  if (charged > 0) {
    facts.push({ fact: "captured", billNumber, amount: formatAmount(charged), currency })
    announced = { ...announced, charged: formatAmount(paid.charged) }
  }
  const returned = (paid.returned - (parseAmount(announced.returned) ?? 0)) as MinorUnits
  if (returned > 0) {
    facts.push({ fact: "refunded", billNumber, amount: formatAmount(returned), currency })
    announced = { ...announced, returned: formatAmount(paid.returned) }
  }
  if (paid.status === "released" && announced.released !== billNumber) {
    facts.push({ fact: "released", billNumber, amount: formatAmount(paid.authorized.amount), currency })
    announced = { ...announced, released: billNumber }
  }
  return { facts, announced }
}
