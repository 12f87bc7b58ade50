import fc from "fast-check"
import { SpacedLooks } from "../spaced-looks"

const MOMENT = 1500

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

describe("looks at one order for many who ask", () => {
  it("are one while Assist is being asked, however long it takes", async () => {
    let end = (_: string) => {}
    const ask = jest.fn(() => new Promise<string>((resolve) => (end = resolve)))
    const looks = new SpacedLooks<string>(MOMENT, 10)
    const first = looks.get("payses_1", ask)
    await jest.advanceTimersByTimeAsync(20_000)
    const second = looks.get("payses_1", ask)
    expect(ask).toHaveBeenCalledTimes(1)
    end("held")
    await expect(Promise.all([first, second])).resolves.toEqual(["held", "held"])
    void looks.get("payses_1", ask)
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it("are shared for a moment, for their own order only, and a failure no longer than an answer", async () => {
    const looks = new SpacedLooks<string>(MOMENT, 10)
    const fail = () => Promise.reject(new Error("Assist is away"))
    await expect(looks.get("payses_1", fail)).rejects.toThrow("away")
    await expect(looks.get("payses_1", async () => "held")).rejects.toThrow("away")
    await expect(looks.get("payses_2", async () => "none")).resolves.toBe("none")
    await jest.advanceTimersByTimeAsync(MOMENT)
    await expect(looks.get("payses_1", async () => "held")).resolves.toBe("held")
  })

  it("are new at once when an older one will not do, one for all who wait", async () => {
    const looks = new SpacedLooks<number>(MOMENT, 10)
    let asked = 0
    const ask = async () => ++asked
    expect(await looks.get("payses_1", ask)).toBe(1)
    await jest.advanceTimersByTimeAsync(100)
    const fresh = Array.from({ length: 40 }, () => looks.get("payses_1", ask, Date.now() + 1))
    expect(await Promise.all(fresh)).toEqual([2, ...Array.from({ length: 39 }, () => 3)])
  })

  it("are few however often one page is reloaded, one visit after the other", async () => {
    const looks = new SpacedLooks<number>(MOMENT, 10)
    let asked = 0
    for (let visit = 0; visit < 40; visit++) {
      await looks.get("payses_1", async () => ++asked, Date.now())
      await jest.advanceTimersByTimeAsync(30)
    }
    expect(asked).toBe(3)
    await jest.advanceTimersByTimeAsync(MOMENT)
    expect(await looks.get("payses_1", async () => ++asked, Date.now())).toBe(4)
  })

  it("begin a few at a time and then once a moment, and show nothing that is much older than was wanted", async () => {
    const question = fc.record({ after: fc.integer({ min: 0, max: 2_000 }), fresh: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(
        fc.array(question, { maxLength: 15 }),
        fc.integer({ min: 0, max: 3_000 }),
        async (all, takes) => {
          const looks = new SpacedLooks<number>(MOMENT, 10)
          const began: number[] = []
          const ask = async () => {
            const at = Date.now()
            began.push(at)
            await new Promise((resolve) => setTimeout(resolve, takes))
            return at
          }
          const answers: Promise<void>[] = []
          for (const { after, fresh } of all) {
            await jest.advanceTimersByTimeAsync(after)
            const since = Date.now()
            const answer = looks.get("payses_1", ask, fresh ? since : undefined)
            answers.push(answer.then((at) => expect(at).toBeGreaterThan(since - MOMENT - takes)))
          }
          await jest.advanceTimersByTimeAsync(60_000)
          await Promise.all(answers)
          for (const [index, at] of began.entries()) {
            const first = began[index - 3]
            // Three may begin at once; the fourth has waited for its turn.
            if (first !== undefined) expect(at - first).toBeGreaterThanOrEqual(MOMENT)
          }
        },
      ),
      { numRuns: 100 },
    )
  })
})
