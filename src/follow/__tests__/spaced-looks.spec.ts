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

  it("wait for the next moment when an older look will not do, all together", async () => {
    const looks = new SpacedLooks<number>(MOMENT, 10)
    let asked = 0
    const ask = async () => ++asked
    expect(await looks.get("payses_1", ask)).toBe(1)
    await jest.advanceTimersByTimeAsync(100)
    const fresh = [looks.get("payses_1", ask, Date.now()), looks.get("payses_1", ask, Date.now())]
    await jest.advanceTimersByTimeAsync(1_000)
    expect(asked).toBe(1)
    await jest.advanceTimersByTimeAsync(500)
    expect(await Promise.all(fresh)).toEqual([2, 2])
  })

  it("never begin within a moment of each other, nor show what is older than was wanted", async () => {
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
            answers.push(answer.then((at) => expect(at).toBeGreaterThanOrEqual(fresh ? since : 0)))
          }
          await jest.advanceTimersByTimeAsync(60_000)
          await Promise.all(answers)
          for (const [index, at] of began.entries())
            if (index > 0) expect(at - (began[index - 1] ?? 0)).toBeGreaterThanOrEqual(MOMENT)
        },
      ),
      { numRuns: 100 },
    )
  })
})
