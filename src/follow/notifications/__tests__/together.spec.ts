import { setTimeout as sleep } from "node:timers/promises"
import { Together } from "../together"

const item = (key: string) => ({ key })

/** Writes down the turns; `bad` is refused. */
function recorder() {
  const turns: string[] = []
  const together = new Together(
    async (items: readonly { key: string }[]) => {
      turns.push(items.map(({ key }) => key).join(" "))
      await sleep(5)
      if (items.some(({ key }) => key === "bad")) throw new Error("refused")
      if (items.some(({ key }) => key === "away")) throw new Error("no database")
      return items.map(({ key }) => key.toUpperCase())
    },
    (error) => (error as Error).message === "refused",
  )
  return { turns, together }
}

describe("work done together", () => {
  it("does the first at once, and what comes meanwhile in one turn", async () => {
    const { turns, together } = recorder()
    const answers = ["a", "b", "c", "d"].map((key) => together.add(item(key)))
    expect(await Promise.all(answers)).toEqual(["A", "B", "C", "D"])
    expect(turns).toEqual(["a", "b c d"])
  })

  it("never has one key twice in a turn: each is answered all the same", async () => {
    const { turns, together } = recorder()
    const answers = ["a", "b", "b", "c", "b"].map((key) => together.add(item(key)))
    expect(await Promise.all(answers)).toEqual(["A", "B", "B", "C", "B"])
    expect(turns).toEqual(["a", "b c", "b", "b"])
  })

  it("fails only for the one that fails", async () => {
    const { turns, together } = recorder()
    const answers = await Promise.allSettled(["a", "b", "bad", "c"].map((key) => together.add(item(key))))
    expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"])
    expect(turns).toEqual(["a", "b bad c", "b", "bad", "c"])
  })

  it("fails for all of a turn when none of them is the cause", async () => {
    const { turns, together } = recorder()
    const answers = await Promise.allSettled(["a", "b", "away", "c"].map((key) => together.add(item(key))))
    expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "rejected"])
    expect(turns).toEqual(["a", "b away c"])
    expect(await together.add(item("later"))).toBe("LATER")
  })

  it("has an end of a turn, and goes on after it", async () => {
    const { turns, together } = recorder()
    await Promise.all(Array.from({ length: 120 }, (_, n) => together.add(item(`n${n}`))))
    expect(turns.map((turn) => turn.split(" ").length)).toEqual([1, 50, 50, 19])
    expect(await together.add(item("later"))).toBe("LATER")
  })
})
