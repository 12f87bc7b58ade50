import type { AssistOperation, AssistOrder, Money } from "../../../gateway"
import { charged, money, order, paid, returned } from "./orders"

/** Whether a call succeeded in Assist's words; what it did to the money is in the ledger alone. */
export type Answer = "success" | "refused"

/**
 * The rules of Assist that decisions about money rest on, and nothing else: one charge per order, a repeat of it
 * answers success without moving money (seed 003), a hold is released as a whole only, and a part can be returned
 * only of what was charged (protocol 5). What a partial charge leaves stays blocked without AutoDeposit (seed 003), and
 * goes with a cancel of the whole alone. Counts in kopecks what really left the customer.
 */
export class AssistModel {
  taken = 0
  givenBack = 0
  held: number
  /** Neither charged nor free for the customer. */
  blocked = 0
  /** Calls that moved money, in order. */
  readonly moves: string[] = []
  private readonly operations: AssistOperation[]

  constructor(
    private readonly hold: number,
    takenAtOnce = false,
  ) {
    this.operations = [paid({ amount: hold })]
    this.held = takenAtOnce ? 0 : hold
    if (takenAtOnce) this.taken = hold
  }

  /** Each operation has a number of its own. */
  private list(operation: AssistOperation): void {
    const billNumber = `511222333444555.${this.operations.length + 1}`
    this.operations.push({ ...operation, billNumber })
  }

  private get state() {
    if (this.held > 0) return "Delayed"
    if (this.taken === 0 || this.givenBack === this.taken) return "Canceled"
    if (this.givenBack > 0) return "PartialCanceled"
    return this.taken < this.hold ? "PartialDelayed" : "Approved"
  }

  charge(sum: Money | undefined, autoDeposit = false): Answer {
    const amount = sum?.amount ?? this.hold
    if (this.taken > 0) return "success" // a repeat: no money moves
    if (this.held === 0 || amount <= 0 || amount > this.held) return "refused"
    this.held = 0 // the rest is out of the merchant's reach
    this.blocked = autoDeposit ? 0 : this.hold - amount
    this.taken = amount
    this.list(charged(amount))
    this.moves.push(`charge ${amount}`)
    return "success"
  }

  cancel(sum: Money | undefined): Answer {
    if (this.held > 0) {
      if (sum && sum.amount !== this.held) return "refused"
      this.list(returned(this.held))
      this.moves.push(`release ${this.held}`)
      this.held = 0
      return "success"
    }
    const left = this.taken - this.givenBack
    const amount = sum?.amount ?? left
    if (amount <= 0 || amount > left) return "refused"
    this.givenBack += amount
    if (!sum) this.blocked = 0
    this.list(returned(amount))
    this.moves.push(`return ${amount}`)
    return "success"
  }

  /** As `orderresult` would answer. */
  report(): AssistOrder[] {
    return [order(this.state, [...this.operations], { amount: this.hold })]
  }

  get due(): Money {
    return money(this.hold)
  }
}
