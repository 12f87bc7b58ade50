/** Where a process can die or lose its database: between any two of these. */
export const MOMENTS = [
  "read Assist",
  "after reading Assist",
  "take lease",
  "write intent",
  "after intent",
  "call Assist",
  "after call",
  "write outcome",
  "core writes row",
  "core deletes row",
  "core writes transaction",
] as const
export type Moment = (typeof MOMENTS)[number]

export type Mishap = "crash" | "database down"

const never = new Promise<never>(() => {})

/** Lets one mishap strike at a chosen moment. A crash never comes back: the code that waits is simply gone. */
export class Moments {
  private plan: { moment: Moment; mishap: Mishap } | undefined
  private arrival: { moment: Moment; work: () => Promise<unknown> } | undefined
  /** A process died with Medusa's row written and without the right to move money: nothing leads to the order. */
  diedBeforeLease = false
  private died: () => void = () => {}
  private generation = 0

  arm(moment: Moment, mishap: Mishap): void {
    this.plan = { moment, mishap }
  }

  /** Lets something else happen at a moment, before what goes wrong there. */
  expect(moment: Moment, work: () => Promise<unknown>): void {
    this.arrival = { moment, work }
  }

  disarm(): void {
    this.plan = undefined
    this.arrival = undefined
  }

  /** In another process: what goes wrong here does not concern it. */
  private async arrive(moment: Moment): Promise<void> {
    if (this.arrival?.moment !== moment) return
    const { work } = this.arrival
    const { plan } = this
    this.disarm()
    await work().catch(() => undefined)
    this.plan = plan
  }

  /** Runs `work` as one process; ends when the work ends or the process dies. */
  async process(work: () => Promise<unknown>): Promise<"ended" | "crashed"> {
    const mine = ++this.generation
    const death = new Promise<"crashed">((resolve) => {
      this.died = () => resolve("crashed")
    })
    const life = work().then(
      () => "ended" as const,
      () => "ended" as const,
    )
    const end = await Promise.race([life, death])
    if (end === "crashed" && mine === this.generation) this.generation++
    return end
  }

  async at(moment: Moment, kind: "database" | "assist" = "database"): Promise<void> {
    await this.arrive(moment)
    if (this.plan?.moment !== moment) return
    const { mishap } = this.plan
    if (mishap === "crash") {
      this.diedBeforeLease ||= moment === "take lease"
      this.plan = undefined
      this.died()
      return await never
    }
    if (kind === "database") {
      this.plan = undefined
      throw new Error("connection terminated unexpectedly")
    }
  }
}
