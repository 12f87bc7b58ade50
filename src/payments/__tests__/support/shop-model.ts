import type { Money } from "../../../gateway"
import { decideCancel } from "../../decide-cancel"
import { decideCapture } from "../../decide-capture"
import { decideFollow } from "../../decide-follow"
import { decideRefund } from "../../decide-refund"
import type { FollowStep } from "../../follow-step"
import type { MedusaBooks } from "../../medusa-books"
import type { MoneyDecision } from "../../money-decision"
import { newStages, viewOrder } from "../../order-view"
import type { KnownStages } from "../../stage"
import type { Answer, AssistModel } from "./assist-model"
import { HOLD_ASKED, minor, money } from "./orders"

/** What goes wrong between Medusa and Assist; Medusa then deletes its capture or refund row (contract 2.1). */
export type Fault = "none" | "lost before Assist acted" | "lost after Assist acted"

const total = (sums: readonly number[]) => sums.reduce((sum, one) => sum + one, 0)

/** Medusa's side as core keeps it: rows are written before the provider is asked and deleted when it throws. */
export class ShopModel {
  readonly captures: number[] = []
  readonly refunds: number[] = []
  canceled = false
  paid = false
  session: { usable: boolean } | undefined = { usable: true }
  readonly decisions: MoneyDecision[] = []

  constructor(
    readonly assist: AssistModel,
    private known: KnownStages = HOLD_ASKED,
  ) {}

  view() {
    const view = viewOrder(this.assist.report(), this.known)
    this.known = { ...this.known, seen: { ...this.known.seen, ...newStages(view, this.known) } }
    return view
  }

  books(): MedusaBooks {
    return {
      due: this.assist.due,
      session: this.session,
      payment: this.paid
        ? {
            id: "pay_1",
            captured: minor(total(this.captures)),
            refunded: minor(total(this.refunds)),
            canceled: this.canceled,
          }
        : undefined,
      cart: { id: "cart_1" },
      order: this.paid ? { id: "order_1", canceled: this.canceled } : undefined,
      paidOtherwise: false,
    }
  }

  decideCapture(amount: number): MoneyDecision {
    const booked = minor(total(this.captures))
    return decideCapture(this.view(), { asked: money(amount), booked, bookedLongAgo: booked })
  }

  decideRefund(amount: number, bookOnly = false): MoneyDecision {
    return decideRefund(this.view(), { asked: money(amount), booked: minor(total(this.refunds)), bookOnly })
  }

  /** Returns whether it was booked. Core itself refuses more than it believes to be there. */
  capture(amount: number, fault: Fault = "none"): boolean {
    if (!this.paid || this.canceled || amount + total(this.captures) > this.assist.due.amount) return false
    const done = this.move(this.decideCapture(amount), (sum) => this.assist.charge(sum), fault)
    if (done) this.captures.push(amount)
    return done
  }

  refund(amount: number, fault: Fault = "none"): boolean {
    if (!this.paid || amount > total(this.captures) - total(this.refunds)) return false
    const done = this.move(this.decideRefund(amount), (sum) => this.assist.cancel(sum), fault)
    if (done) this.refunds.push(amount)
    return done
  }

  cancel(fault: Fault = "none"): boolean {
    if (!this.paid || this.canceled) return false
    const decision = decideCancel(this.view(), minor(total(this.captures)))
    const done = this.move(decision, (sum) => this.assist.cancel(sum), fault)
    if (done) this.canceled = true
    return done
  }

  private move(decision: MoneyDecision, call: (sum: Money | undefined) => Answer, fault: Fault): boolean {
    this.decisions.push(decision)
    if (decision.decision === "adopt") return true
    if (decision.decision !== "execute" || fault === "lost before Assist acted") return false
    const answer = call(decision.money)
    return answer === "success" && fault === "none"
  }

  /** One step of the follower; returns it. */
  followOnce(): FollowStep {
    const step = decideFollow(this.view(), this.books(), false)
    switch (step.do) {
      case "complete_cart":
      case "authorize_session":
        this.paid = true
        if (this.assist.taken === this.assist.due.amount && this.assist.givenBack === 0)
          this.captures.push(this.assist.taken)
        break
      case "record_capture":
        this.captures.push(step.amount)
        break
      case "record_refund": {
        // Core calls the provider even for a refund that is only booked (contract 3.5).
        const decision = this.decideRefund(step.amount, true)
        this.decisions.push(decision)
        if (decision.decision !== "adopt")
          throw new Error(`a refund at Assist could not be booked: ${decision.decision}`)
        this.refunds.push(step.amount)
        break
      }
      case "record_release":
        this.canceled = true
        break
      case "release": {
        const decision = decideCancel(this.view(), minor(0))
        this.decisions.push(decision)
        if (decision.decision === "execute") this.assist.cancel(decision.money)
        if (this.session) this.session = { usable: false }
        break
      }
      case "cancel_payment":
        this.cancel()
        break
      case "make_refund":
        this.refund(step.amount)
        break
      case "release_extra":
      case "refund_booked":
      case "remove_captures":
      case "remove_refunds":
      case "book_captures":
      case "correct_transactions":
      case "mend_transactions":
        throw new Error(`this shop never gives cause for ${step.do}`)
      case "report":
      case "nothing":
        break
    }
    return step
  }

  /** Follows until nothing is left to do; more than six steps would be going round in circles. */
  follow(): FollowStep {
    for (let steps = 0; steps <= 6; steps++) {
      const step = this.followOnce()
      if (step.do === "nothing" || step.do === "report") return step
    }
    throw new Error("the follower does not come to an end")
  }

  get totals() {
    return { captured: total(this.captures), refunded: total(this.refunds), canceled: this.canceled, paid: this.paid }
  }
}
