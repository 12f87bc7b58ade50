import {
  AssistError,
  type AssistOrder,
  type Money,
  type OperationReply,
  type OrderNumber,
  type Outcome,
} from "../../../src/gateway"
import { AssistModel } from "../../../src/payments/__tests__/support/assist-model"
import { NUMBER } from "./core"
import type { Moments } from "./moments"

/** What becomes of the next call that moves money. `late`: carried out after its caller gave up. */
export type CallFault = "none" | "not sent" | "lost before effect" | "lost after effect" | "late" | "declined"

const unknown = (reason: string): Outcome<OperationReply> => ({ outcome: "unknown", reason })

const declined = (reason: string): Outcome<OperationReply> => ({
  outcome: "declined",
  reason,
  reply: { codes: { first: "0", second: "0" } } as OperationReply,
})

/** Assist and the way to it, in memory: the client the plugin is given. */
export class Assist {
  readonly ledger: AssistModel
  paid = false
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
  }

  private async read(): Promise<AssistOrder[]> {
    await this.moments.at("read Assist", "assist")
    if (this.readsFail > 0) {
      this.readsFail--
      throw new AssistError("unreachable", "Assist did not answer")
    }
    const report = this.paid ? this.ledger.report() : []
    await this.moments.at("after reading Assist", "assist")
    return report
  }

  private async move(act: () => "success" | "refused"): Promise<Outcome<OperationReply>> {
    const { fault } = this
    this.fault = "none"
    await this.moments.at("call Assist", "assist")
    const effect = () => {
      const before = this.ledger.moves.length
      const answer = act()
      this.moved.push(...this.ledger.moves.slice(before))
      return answer
    }
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
        if (fault === "lost after effect") return unknown("the connection was closed")
        const [order] = this.ledger.report()
        if (answer === "refused") return declined("5/108")
        return { outcome: "done", reply: { stateText: order?.stateText ?? "" } as OperationReply }
      }
    }
  }
}
