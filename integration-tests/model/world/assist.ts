import {
  AssistError,
  type AssistOrder,
  type Money,
  type OperationReply,
  type OrderNumber,
  type Outcome,
} from "../../../src/gateway"
import { AssistModel } from "../../../src/payments/__tests__/support/assist-model"
import { type BankAnswer, BegunPayments } from "./begun-payments"
import { NUMBER } from "./core"
import type { Moments } from "./moments"

/** What becomes of the next call that moves money. `late`: carried out after its caller gave up. */
export type CallFault = "none" | "not sent" | "lost before effect" | "lost after effect" | "late" | "declined"

/** What a payment of ours is answered with: a token's, or one under an agreement. */
interface PaymentReply {
  readonly codes: { readonly first: string; readonly second: string }
  readonly stateText: string
  readonly order: { readonly billNumber: string; readonly stateText: string }
  readonly continueUrl?: string
}

const unknown = (reason: string): { outcome: "unknown"; reason: string } => ({ outcome: "unknown", reason })

const declined = <Reply>(reason: string): Outcome<Reply> => ({
  outcome: "declined",
  reason,
  reply: { codes: { first: "0", second: "0" } } as Reply,
})

/** Assist and the way to it, in memory: the client the plugin is given. */
export class Assist {
  readonly ledger: AssistModel
  /** What this shop's server began, by a token or under an agreement. */
  readonly begun = new BegunPayments((bill) => this.pay(bill))
  /** A payment was begun by the server while an earlier one of it had paid, or was about to. */
  paidTwice = false
  paid = false
  paidOnPage = false
  private paidAs: string | undefined
  fault: CallFault = "none"
  readsFail = 0
  /** What each call of ours moved. */
  readonly moved: string[] = []
  /** What the cabinet did while a call of ours was on its way, or its outcome not known: such a thing may be taken for it. */
  movedMeanwhile = 0
  private late: (() => void)[] = []

  constructor(
    private readonly moments: Moments,
    hold: number,
    takenAtOnce: boolean,
    private readonly number: string = NUMBER,
  ) {
    this.ledger = new AssistModel(hold, takenAtOnce)
  }

  /** On Assist's page, which takes one payment. */
  payOnPage(): void {
    if (this.paid || this.begun.isOpen) return
    this.paid = true
    this.paidOnPage = true
  }

  private pay(bill: string): void {
    this.paid = true
    this.paidAs = bill
  }

  /** Minutes go by at Assist and at the bank. */
  pass(minutes: number): void {
    this.arrive()
    this.begun.pass(minutes)
  }

  /** Something is done by hand in Assist's cabinet, and nobody is told. */
  cabinet(what: "charge" | "cancel", sum: Money | undefined, meanwhile: boolean): void {
    if (!this.paid) return
    const before = this.ledger.moves.length
    this.ledger[what](sum)
    if (meanwhile) this.movedMeanwhile += this.ledger.moves.length - before
  }

  /** What hung at Assist is carried out now. */
  arrive(): void {
    for (const effect of this.late.splice(0)) effect()
  }

  readonly client = {
    orderResult: () => this.read(),
    // Whatever the period: a list that tells too much makes the job look too often, and no more.
    resultByDate: async () =>
      (await this.read()).flatMap(({ billNumber, operations }) =>
        operations.map((operation) => ({ orderNumber: this.number as OrderNumber, billNumber, operation })),
      ),
    charge: ({ money, autoDeposit }: { money?: Money; autoDeposit?: boolean }) =>
      this.move(() => this.ledger.charge(money, autoDeposit)),
    cancel: ({ money }: { money?: Money }) => this.move(() => this.ledger.cancel(money)),
    missingPayerFields: () => [],
    tokenPay: ({ token }: { token: { token: string } }) => this.call(() => this.begin(JSON.parse(token.token).bank)),
    recurringPayment: () => this.call(() => this.begin(this.bank)),
  }
  /** How the bank answers payments under an agreement. */
  bank: BankAnswer = "approved"

  private async read(): Promise<AssistOrder[]> {
    await this.moments.at("read Assist", "assist")
    if (this.readsFail > 0) {
      this.readsFail--
      throw new AssistError("unreachable", "Assist did not answer")
    }
    const report = this.report()
    await this.moments.at("after reading Assist", "assist")
    return report
  }

  private report(): AssistOrder[] {
    const begun = this.begun.report()
    return this.paid ? [...begun, ...this.ledger.report().map((order) => numbered(order, this.paidAs))] : begun
  }

  private begin(answer: BankAnswer): Outcome<PaymentReply> {
    if (this.paid || this.begun.isOpen) {
      this.paidTwice ||= this.paidAs !== undefined || this.begun.isOpen
      return declined("the number is paid already")
    }
    const billNumber = this.begun.begin(answer)
    const stateText = answer === "declined" ? "Declined" : "In Process"
    const reply = { codes: { first: "0", second: "0" }, stateText, order: { billNumber, stateText } }
    const continueUrl = "http://assist.test/cvc"
    return { outcome: "done", reply: answer === "continue" ? { ...reply, continueUrl } : reply }
  }

  private async move(act: () => "success" | "refused"): Promise<Outcome<OperationReply>> {
    return await this.call(() => {
      const before = this.ledger.moves.length
      const answer = act()
      this.moved.push(...this.ledger.moves.slice(before))
      if (answer === "refused") return declined("5/108")
      const [order] = this.ledger.report()
      return { outcome: "done", reply: { stateText: order?.stateText ?? "" } as OperationReply }
    })
  }

  private async call<Reply>(effect: () => Outcome<Reply>): Promise<Outcome<Reply>> {
    const { fault } = this
    this.fault = "none"
    await this.moments.at("call Assist", "assist")
    switch (fault) {
      case "not sent":
        return { outcome: "not_sent", reason: "the connection was refused" }
      case "lost before effect":
        return unknown("no answer")
      case "late":
        this.late.push(effect)
        return unknown("no answer in time")
      case "declined":
        return declined("AS100")
      case "none":
      case "lost after effect": {
        const answer = effect()
        await this.moments.at("after call", "assist")
        return fault === "lost after effect" ? unknown("the connection was closed") : answer
      }
    }
  }
}

/** Under the number of the attempt that was paid. */
function numbered(order: AssistOrder, bill: string | undefined): AssistOrder {
  if (bill === undefined) return order
  const own = (number: string) => number.replace(/^\d+/, bill)
  return {
    ...order,
    billNumber: own(order.billNumber) as AssistOrder["billNumber"],
    operations: order.operations.map((one) => ({ ...one, billNumber: own(one.billNumber) })),
  }
}
