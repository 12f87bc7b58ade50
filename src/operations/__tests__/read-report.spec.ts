import { AssistError, type ReportedOperation, type ResultByDateQuery } from "../../gateway"
import { readReport } from "../read-report"

const MINUTE = 60_000
const DAY = { from: new Date("2026-01-31T00:00:00Z"), to: new Date("2026-02-01T00:00:00Z") }

/** An Assist whose answers hold `perMinute` operations, and no more than `most`. */
function assist(perMinute: (minute: number) => number, most: number, problem = "too_large") {
  const asked: number[] = []
  const client = {
    async resultByDate({ from, to }: ResultByDateQuery, pick: (operation: ReportedOperation) => unknown) {
      asked.push((to.getTime() - from.getTime()) / MINUTE)
      const found: ReportedOperation[] = []
      for (let at = from.getTime(); at < to.getTime(); at += MINUTE)
        for (let count = 0; count < perMinute(at / MINUTE); count++)
          found.push({ orderNumber: `${at}` } as unknown as ReportedOperation)
      if (found.length > most) throw new AssistError(problem as "too_large", "Assist's answer is larger than the limit")
      return found.map(pick)
    },
  }
  return { client: client as never, asked }
}

async function read(client: never, lateAnswers?: number) {
  const seen: string[] = []
  const untold: Date[] = []
  for await (const part of readReport(client, { ...DAY, pick: ({ orderNumber }) => orderNumber, lateAnswers })) {
    seen.push(...(part.operations ?? []))
    if (part.untold) untold.push(part.period.from)
  }
  return { seen, untold }
}

describe("a report that may be long", () => {
  it("is one question about a quiet day", async () => {
    const { client, asked } = assist(() => 1, 20_000)
    expect((await read(client)).seen).toHaveLength(1440)
    expect(asked).toEqual([1440])
  })

  it("is read in periods as long as the last ones allow: a day of 100,000 operations", async () => {
    const { client, asked } = assist(() => 70, 20_000)
    const { seen, untold } = await read(client)
    expect(new Set(seen).size).toBe(1440)
    expect(seen).toHaveLength(100_800)
    expect(untold).toEqual([])
    expect(asked.length).toBeLessThan(30)
    // After the first refusals every question fits.
    expect(asked.filter((length) => length > 285)).toHaveLength(3)
  })

  it("goes down to a minute in a rush and becomes longer after it", async () => {
    const rush = DAY.from.getTime() / MINUTE + 600
    const { client, asked } = assist((minute) => (minute >= rush && minute < rush + 3 ? 9_000 : 1), 10_000)
    const { seen, untold } = await read(client)
    expect(seen).toHaveLength(27_000 + 1437)
    expect(untold).toEqual([])
    expect(Math.min(...asked)).toBe(1)
    expect(asked.at(-1)).toBeGreaterThan(60)
  })

  it("names a minute that cannot be told, and goes on after it", async () => {
    const burst = DAY.from.getTime() / MINUTE + 777
    const { client } = assist((minute) => (minute === burst ? 11 : 1), 10)
    const { seen, untold } = await read(client)
    expect(untold).toEqual([new Date(burst * MINUTE)])
    expect(seen).toHaveLength(1439)
  })

  it("asks about less when an answer is late, and not for ever", async () => {
    const slow = assist(() => 1, 800, "timeout")
    expect((await read(slow.client, 2)).seen).toHaveLength(1440)
    const dead = assist(() => 1, 0, "timeout")
    await expect(read(dead.client, 2)).rejects.toThrow("larger")
    expect(dead.asked).toEqual([1440, 720, 360])
    await expect(read(assist(() => 1, 800, "timeout").client)).rejects.toThrow("larger")
  })
})
