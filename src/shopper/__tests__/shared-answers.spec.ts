import { SharedAnswers } from "../shared-answers"

const SHARED_FOR_MS = 1500

describe("an answer shared by those who poll", () => {
  let now = 0
  beforeEach(() => {
    now = 0
    jest.spyOn(Date, "now").mockImplementation(() => now)
  })
  afterEach(() => jest.restoreAllMocks())

  it("is asked for once while it is being asked for, however long Assist takes", async () => {
    let end = (_: string) => {}
    const ask = jest.fn(() => new Promise<string>((resolve) => (end = resolve)))
    const shared = new SharedAnswers<string>(SHARED_FOR_MS, 10)
    const first = shared.get("payses_1", ask)
    now = 20_000
    const second = shared.get("payses_1", ask)
    expect(ask).toHaveBeenCalledTimes(1)
    end("held")
    await expect(Promise.all([first, second])).resolves.toEqual(["held", "held"])
    void shared.get("payses_1", ask)
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it("is shared for a moment, for its own question only, and a failure no longer than an answer", async () => {
    const shared = new SharedAnswers<string>(SHARED_FOR_MS, 10)
    const fail = () => Promise.reject(new Error("Assist is away"))
    await expect(shared.get("payses_1", fail)).rejects.toThrow("away")
    await expect(shared.get("payses_1", async () => "held")).rejects.toThrow("away")
    await expect(shared.get("payses_2", async () => "none")).resolves.toBe("none")
    now = SHARED_FOR_MS
    await expect(shared.get("payses_1", async () => "held")).resolves.toBe("held")
  })
})
