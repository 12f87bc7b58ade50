import type { AssistOrder } from "../../../src/gateway"
import { operation, order, refusedWith } from "../../../src/payments/__tests__/support/orders"

/** What the bank makes of a payment that the shop's server begins. `continue`: the shopper has to enter CVC first. */
export const BANK_ANSWERS = ["approved", "declined", "in process", "declined later", "continue"] as const
export type BankAnswer = (typeof BANK_ANSWERS)[number]

interface Attempt {
  readonly bill: string
  state: "In Process" | "Declined" | "Timeout"
  /** What it waits for; null: nothing. */
  waits: Exclude<BankAnswer, "approved" | "declined"> | null
}

/** Longer than a shopper may take on Assist's page. */
const PAGE_MINUTES = 60

/** Attempts of one order number that came to no money, or have not yet. The one that was paid is AssistModel's. */
export class BegunPayments {
  private readonly attempts: Attempt[] = []
  private made = 0

  /** @param pay is told the number of the attempt that was paid */
  constructor(private readonly pay: (bill: string) => void) {}

  /** @returns the attempt's number */
  begin(answer: BankAnswer): string {
    const bill = `5112223334446${String(this.made++).padStart(2, "0")}`
    if (answer === "approved") {
      this.pay(bill)
      return bill
    }
    const over = answer === "declined"
    this.attempts.push({ bill, state: over ? "Declined" : "In Process", waits: over ? null : answer })
    return bill
  }

  get isOpen(): boolean {
    return this.attempts.some(({ waits }) => waits !== null)
  }

  /** How many there were, paid or not. */
  get count(): number {
    return this.made
  }

  /** The shopper enters CVC. */
  goOn(): void {
    for (const attempt of this.attempts) if (attempt.waits === "continue") this.end(attempt, true)
  }

  /** The bank has answered; a shopper who never came has not paid. */
  pass(minutes: number): void {
    for (const attempt of this.attempts) {
      if (attempt.waits === "in process" || attempt.waits === "declined later")
        this.end(attempt, attempt.waits === "in process")
      else if (attempt.waits === "continue" && minutes >= PAGE_MINUTES)
        Object.assign(attempt, { state: "Timeout", waits: null })
    }
  }

  private end(attempt: Attempt, approved: boolean): void {
    attempt.waits = null
    if (!approved) {
      attempt.state = "Declined"
      return
    }
    this.attempts.splice(this.attempts.indexOf(attempt), 1)
    this.pay(attempt.bill)
  }

  /** As `orderresult` would answer. */
  report(): AssistOrder[] {
    return this.attempts.map(({ bill, state, waits }) => order(state, [paymentOf(state, waits, `${bill}.1`)], { bill }))
  }
}

function paymentOf(state: Attempt["state"], waits: Attempt["waits"], billNumber: string) {
  switch (state) {
    case "Declined":
      return { ...refusedWith("AS100"), billNumber }
    case "Timeout":
      return { ...operation("payment", { state: "timeout" }), billNumber }
    case "In Process":
      return { ...operation("payment", { state: waits === "continue" ? "new" : "in_process" }), billNumber }
  }
}
