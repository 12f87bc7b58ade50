import type { MedusaContainer } from "@medusajs/framework/types"
import { applyNotifications } from "../apply-notifications"
import { queueNotification } from "../notification-queue"
import { MOMENT_MS } from "../paced-looks"

jest.mock("../apply-notifications", () => ({ applyNotifications: jest.fn() }))

const container = {} as MedusaContainer

/** Turns that have begun and go on until they are ended: `order: ids`. */
const begun: string[] = []
const ends = new Map<string, () => void>()
const waitForAnother = new Map<string, () => void>()

beforeEach(() => {
  test++
  begun.length = 0
  jest.mocked(applyNotifications).mockImplementation((_, order, ids, whenBusy) => {
    begun.push(`${order}: ${ids.join(" ")}`)
    if (whenBusy) waitForAnother.set(order, whenBusy)
    return new Promise((resolve) => ends.set(order, resolve))
  })
})

/** Every turn of a test comes to its end: the queue is the process's. */
afterEach(async () => {
  while (ends.size > 0) for (const order of [...ends.keys()]) await end(order)
})

async function end(order: string): Promise<void> {
  const finish = ends.get(order)
  ends.delete(order)
  finish?.()
  for (let turn = 0; turn < 5; turn++) await Promise.resolve()
}

/** Merchants of a test's own: how often an order was looked at is remembered. */
let test = 0
const notify = (merchant: string, order: string, id = `n_${order}`) =>
  queueNotification(container, `${merchant} of test ${test}`, order, id)

describe("the queue of notifications", () => {
  it("follows two orders of a merchant at a time, and the next when one is done", async () => {
    const first = notify("1", "a")
    expect(notify("1", "b")).toBeDefined()
    expect(notify("1", "c")).toBeUndefined()
    expect(begun).toEqual(["a: n_a", "b: n_b"])
    await end("a")
    await first
    expect(begun).toEqual(["a: n_a", "b: n_b", "c: n_c"])
  })

  it("gives every message of an order that waits the same turn, and one that comes during it another", async () => {
    notify("1", "a", "n_1")
    notify("1", "b")
    notify("1", "c", "n_2")
    notify("1", "c", "n_3")
    notify("1", "a", "n_4")
    await end("b")
    await end("a")
    expect(begun).toEqual(["a: n_1", "b: n_b", "c: n_2 n_3", "a: n_4"])
  })

  it("lets no merchant whose Assist hangs hold up another's", () => {
    notify("1", "a")
    notify("1", "b")
    notify("1", "c")
    expect(notify("2", "healthy")).toBeDefined()
    expect(begun).toEqual(["a: n_a", "b: n_b", "healthy: n_healthy"])
  })

  it("goes on with others while an order waits for whoever else follows it", async () => {
    for (const order of ["a", "b", "c", "d"]) notify("1", order)
    waitForAnother.get("a")?.()
    waitForAnother.get("a")?.()
    expect(begun).toEqual(["a: n_a", "b: n_b", "c: n_c"])
    await end("a") // its place was given back already
    expect(begun).toHaveLength(3)
    await end("c")
    expect(begun).toEqual(["a: n_a", "b: n_b", "c: n_c", "d: n_d"])
  })

  it("looks at an order four times in a row because of messages, then once a moment for all that came since", async () => {
    for (let n = 1; n <= 4; n++) {
      notify("1", "flooded", `n_${n}`)
      await end("flooded")
    }
    expect(notify("1", "flooded", "n_5")).toBeUndefined()
    notify("1", "flooded", "n_6")
    notify("1", "another")
    expect(begun.slice(4)).toEqual(["another: n_another"])
    await new Promise((resolve) => setTimeout(resolve, MOMENT_MS + 100))
    expect(begun.slice(5)).toEqual(["flooded: n_5 n_6"])
  })
})
