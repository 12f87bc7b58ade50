import fc from "fast-check"
import { CallBudget, HeldBack, type Urgency } from "../http/call-budget"

beforeEach(() => jest.useFakeTimers({ doNotFake: ["queueMicrotask", "nextTick"] }))
afterEach(() => jest.useRealTimers())

/** Calls that end when they are told to, in the order in which they began. */
function recorder(budget: CallBudget) {
  const began: string[] = []
  const end = new Map<string, () => void>()
  const call = (name: string, urgency: Urgency, within = 60_000, signal?: AbortSignal) =>
    budget
      .run(urgency, within, signal, () => {
        began.push(name)
        return new Promise<string>((resolve) => end.set(name, () => resolve(name)))
      })
      .catch((error: Error) => error)
  return { began, call, end: (name: string) => end.get(name)?.() }
}

const tick = async (ms: number) => {
  await jest.advanceTimersByTimeAsync(ms)
}

describe("the calls of one merchant", () => {
  it("hold nobody back while Assist refuses none, but keep connections free for money", async () => {
    const budget = new CallBudget(4)
    const { began, call, end } = recorder(budget)
    for (const name of ["s1", "s2", "s3", "s4"]) void call(name, "shopper")
    for (const name of ["j1", "j2", "j3"]) void call(name, "job")
    for (const name of ["m1", "m2", "m3"]) void call(name, "money")
    await tick(0)
    expect(began).toEqual(["s1", "s2", "j1", "j2", "m1", "m2", "m3"])
    end("s1")
    await tick(0)
    expect(began.at(-1)).toBe("s3")
  })

  it("go one by one once Assist has refused: money first, then the job, then shoppers", async () => {
    const budget = new CallBudget(8)
    const { began, call, end } = recorder(budget)
    budget.limited()
    for (const name of ["s1", "s2"]) void call(name, "shopper")
    for (const name of ["j1"]) void call(name, "job")
    for (const name of ["m1"]) void call(name, "money")
    await tick(400)
    expect(began).toEqual([])
    for (let step = 0; step < 40; step++) {
      await tick(100)
      for (const name of began) end(name)
    }
    expect(began).toEqual(["m1", "j1", "s1", "s2"])
  })

  it("tells at once that a turn cannot come in time, and sends nothing", async () => {
    const budget = new CallBudget(8)
    const { began, call } = recorder(budget)
    budget.limited()
    expect(await call("m1", "money", 100)).toBeInstanceOf(HeldBack)
    expect(began).toEqual([])
  })

  it("lets go of a turn whose time is over or whose caller has left", async () => {
    const budget = new CallBudget(2)
    const { began, call, end } = recorder(budget)
    void call("s1", "shopper")
    const late = call("s2", "shopper", 1_000)
    const aborter = new AbortController()
    const left = call("s3", "shopper", 60_000, aborter.signal)
    await tick(1_001)
    expect(await late).toBeInstanceOf(HeldBack)
    aborter.abort(new Error("gone"))
    expect(await left).toMatchObject({ message: "gone" })
    end("s1")
    await tick(0)
    expect(began).toEqual(["s1"])
  })

  it("keeps only so many shoppers waiting", async () => {
    const budget = new CallBudget(2)
    const { call } = recorder(budget)
    void call("s0", "shopper")
    const others = Array.from({ length: 60 }, (_, at) => call(`s${at + 1}`, "shopper", 5_000))
    await tick(0)
    const refused = await Promise.race([Promise.all(others.slice(50)), tick(0).then(() => undefined)])
    expect(refused?.every((one) => one instanceof HeldBack)).toBe(true)
  })

  it("never sends a shopper's call while money or the job waits, whatever comes when", async () => {
    const act = fc.record({
      urgency: fc.constantFrom<Urgency>("money", "job", "shopper"),
      after: fc.integer({ min: 0, max: 900 }),
      limited: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        const budget = new CallBudget(4)
        const waiting: Urgency[] = []
        const overtaken: string[] = []
        for (const { urgency, after, limited } of acts) {
          if (limited) budget.limited()
          waiting.push(urgency)
          void budget
            .run(urgency, 600_000, undefined, async () => {
              waiting.splice(waiting.indexOf(urgency), 1)
              if (urgency === "shopper" && waiting.includes("money")) overtaken.push("money")
            })
            .catch(() => undefined)
          await tick(after)
        }
        await tick(600_000)
        expect(waiting).toEqual([])
        expect(overtaken).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
