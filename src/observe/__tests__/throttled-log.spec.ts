import { ThrottledLog } from "../throttled-log"

describe("lines that can be caused from outside", () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  it("are written once a minute per kind, and then counted", () => {
    const lines: string[] = []
    const log = new ThrottledLog()
    const say = (kind: string, line: string) => log.say((text) => lines.push(text), kind, line)
    for (let time = 0; time < 1000; time++) say("shape", `refused ${time}`)
    say("merchant", "another reason")
    expect(lines).toEqual(["refused 0", "another reason"])
    jest.advanceTimersByTime(60_000)
    expect(lines.slice(2)).toEqual(["refused 0 (the same 999 times more within a minute)"])
    say("shape", "refused again")
    expect(lines.at(-1)).toBe("refused again")
    jest.advanceTimersByTime(60_000)
    expect(lines).toHaveLength(4)
  })
})
