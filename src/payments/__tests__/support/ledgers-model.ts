import { decideFollow } from "../../decide-follow"
import type { FollowStep } from "../../follow-step"
import type { MedusaBooks } from "../../medusa-books"
import type { OrderView, PaidAttempt } from "../../order-view"
import { attempt, minor, viewOf } from "./orders"

interface Row {
  amount: number
  /** The order has a transaction for it. */
  told: boolean
}

/** How both ledgers stand, however they came to stand so. Sums of a 100.00 hold in minor units. */
export interface Standing {
  released: boolean
  charged: number
  returned: number
  extra: boolean
  captures: Row[]
  refunds: Row[]
  paper: number
  /** What the follower added to the transactions of a canceled order. */
  corrected?: number
  canceled: boolean
  orderCanceled: boolean
  placed: boolean
}

const HOLD = 10_000
const sum = (rows: readonly Row[]) => rows.reduce((total, { amount }) => total + amount, 0)
const strays = (rows: readonly Row[], name: string) => ({
  young: minor(0),
  stray: rows.flatMap(({ amount, told }, index) => (told ? [] : { id: `${name}_${index}`, amount: minor(amount) })),
})

/** Two ledgers and a follower between them; every step changes them as core and Assist would. */
export class LedgersModel {
  readonly steps: FollowStep[] = []
  /** What is captured after the cancellation is meant. */
  private readonly owedBack: number

  constructor(readonly at: Standing) {
    this.owedBack = this.captured
  }

  private status(): PaidAttempt["status"] {
    const { released, charged, returned } = this.at
    if (charged === 0) return released ? "released" : "held"
    if (returned === charged) return "returned"
    if (returned > 0) return "partly_returned"
    return charged < HOLD ? "partly_charged" : "charged"
  }

  view(): OrderView {
    const { charged, returned, extra } = this.at
    const paid = attempt({ status: this.status(), charged: minor(charged), returned: minor(returned) })
    return viewOf(paid, extra ? [attempt({ billNumber: "599999999999999" as never })] : [])
  }

  books(): MedusaBooks {
    const { captures, refunds, paper, canceled, orderCanceled, placed } = this.at
    return {
      due: { amount: minor(HOLD), currency: "BYN" as never },
      session: { usable: true },
      payment: {
        id: "pay_1",
        captured: minor(sum(captures)),
        refunded: minor(sum(refunds)),
        canceled,
        capturedInFull: captures.some(({ told }) => told) && sum(captures) === HOLD,
        captureRows: strays(captures, "capt"),
        refundRows: strays(refunds, "ref"),
        refundedOnPaper: minor(paper),
        transactionsAhead: this.transactionsAhead,
        ...(orderCanceled && { owedBack: minor(this.owedBack) }),
        ...(paper > 0 && !orderCanceled && { wrongTransactions: { remove: ["ordtrx_paper"], add: [] } }),
      },
      cart: { id: "cart_1" },
      order: placed ? { id: "order_1", canceled: orderCanceled } : undefined,
      paidOtherwise: false,
    }
  }

  next(): FollowStep {
    return decideFollow(this.view(), this.books(), false)
  }

  /** Follows to the end; more steps than the follower allows itself are going round in circles. */
  settle(): FollowStep {
    for (let taken = 0; taken <= 8; taken++) {
      const step = this.next()
      if (step.do === "nothing" || step.do === "report") return step
      this.steps.push(step)
      this.take(step)
    }
    throw new Error(`going round in circles: ${this.steps.map((step) => step.do).join(", ")}`)
  }

  private take(step: FollowStep): void {
    const { at } = this
    switch (step.do) {
      case "record_capture":
        at.captures.push({ amount: step.amount, told: true })
        break
      case "record_refund":
        at.refunds.push({ amount: step.amount, told: true })
        at.paper = Math.max(0, at.paper - step.amount)
        break
      case "make_refund":
        at.returned += step.amount
        at.refunds.push({ amount: step.amount, told: true })
        at.paper = Math.max(0, at.paper - step.amount)
        break
      case "refund_booked":
        at.returned = sum(at.refunds)
        break
      case "remove_captures":
        at.captures = at.captures.filter(({ told }) => told)
        break
      case "remove_refunds":
        at.refunds = at.refunds.filter(({ told }) => told)
        break
      case "book_captures":
        for (const row of at.captures) row.told = true
        break
      case "cancel_payment":
        if (at.charged === 0) at.released = true
        at.canceled = true
        break
      case "correct_transactions":
        at.corrected = (at.corrected ?? 0) + (step.reference === "refund" ? -step.amount : step.amount)
        break
      case "mend_transactions":
        if (step.remove.length > 0) at.paper = 0
        for (const { reference, referenceId } of step.add) {
          const row = reference === "capture" && at.captures[Number(referenceId.replace("capt_", ""))]
          if (!row) throw new Error(`there is no row ${referenceId}`)
          row.told = true
        }
        break
      case "record_release":
        at.canceled = true
        break
      case "release_extra":
        at.extra = false
        break
      case "complete_cart":
        at.placed = true
        break
      case "authorize_session":
      case "release":
      case "report":
      case "nothing":
        throw new Error(`a payment of Medusa's never calls for ${step.do}`)
    }
  }

  get transactionsAhead(): number {
    const { captures, refunds, paper, corrected = 0 } = this.at
    const told = (rows: readonly Row[]) => sum(rows.filter((row) => row.told))
    return told(captures) - told(refunds) - paper + corrected - (this.captured - this.refunded)
  }

  get captured(): number {
    return sum(this.at.captures)
  }

  get refunded(): number {
    return sum(this.at.refunds)
  }
}
