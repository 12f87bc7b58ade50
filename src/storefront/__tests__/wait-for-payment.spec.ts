import { getEventListeners } from "node:events"
import { type Payment, readPayment, waitForPayment } from "../index.ts"
import { FakePage, FakeStore, READ, sessionId, store, told } from "./fakes.ts"

const MINUTE = 60_000

describe("readPayment", () => {
  it("asks about the session, whatever its id is made of", async () => {
    const payment = told("declined", { reason: "insufficient_funds", message: "Not enough money" })
    const shop = new FakeStore().on("GET assist/payment-sessions/a%2F..%2Fb", payment)
    await expect(readPayment("a/../b", store)).resolves.toEqual(payment.payment_session)
    expect(shop.calls[0]).toMatchObject({ body: undefined, headers: { "x-publishable-api-key": "pk_1" } })
  })

  it.each(["html" as const, {}, { payment_session: {} }])("takes %j for no answer", async (reply) => {
    new FakeStore().on(READ, reply)
    await expect(readPayment(sessionId, store)).rejects.toMatchObject({ code: "network" })
  })

  it("gives up on a store that lets it hang", async () => {
    jest.useFakeTimers()
    new FakeStore().on(READ, "hang")
    const failed = expect(readPayment(sessionId, store)).rejects.toMatchObject({ code: "network" })
    await jest.advanceTimersByTimeAsync(MINUTE)
    await failed
    jest.useRealTimers()
  })
})

describe("waitForPayment", () => {
  let shop: FakeStore
  let page: FakePage

  beforeEach(() => {
    jest.useFakeTimers()
    shop = new FakeStore()
    page = new FakePage()
  })
  afterEach(() => {
    expect(jest.getTimerCount()).toBe(0)
    jest.useRealTimers()
  })

  /** Lets time pass until the wait is over, or for as long as said. */
  async function afterMs(ms: number, waiting: Promise<Payment>): Promise<Payment | string> {
    const ended = waiting.catch((error) => error.code as string)
    await jest.advanceTimersByTimeAsync(ms)
    return Promise.race([ended, "still waiting"])
  }

  it.each([
    told("paid", { order_id: "order_1" }),
    told("declined", { reason: "expired_card" }),
    told("canceled"),
    told("requires_action", { continue_url: "https://payments.test/pay/3ds" }),
  ])("ends with $payment_session.status", async (end) => {
    shop.on(READ, told("pending"), told("pending"), end)
    const changes: string[] = []
    const waiting = waitForPayment(sessionId, { ...store, onChange: ({ status }) => changes.push(status) })
    expect(await afterMs(MINUTE, waiting)).toEqual(end.payment_session)
    expect(changes).toEqual(["pending", end.payment_session.status])
    expect(shop.calls).toHaveLength(3)
  })

  it("waits on for what it does not know, and for an action without an address", async () => {
    shop.on(
      READ,
      { payment_session: { ...told("pending").payment_session, status: "thinking" } },
      told("requires_action"),
      told("paid"),
    )
    expect(await afterMs(MINUTE, waitForPayment(sessionId, store))).toMatchObject({ status: "paid" })
  })

  it("asks less and less often", async () => {
    shop.on(READ, told("pending"))
    const waiting = waitForPayment(sessionId, store)
    const asked: number[] = []
    for (let minute = 0; minute < 4; minute++) {
      const before = shop.calls.length
      await jest.advanceTimersByTimeAsync(MINUTE)
      asked.push(shop.calls.length - before)
    }
    expect(asked[0]).toBeGreaterThan(asked[1] as number)
    expect(asked.slice(1)).toEqual([6, 6, 6])
    await afterMs(2 * MINUTE, waiting)
  })

  it("says after its time that the payment is pending, and not that it failed", async () => {
    shop.on(READ, told("pending"))
    const waiting = waitForPayment(sessionId, { ...store, timeoutMs: 20_000 })
    expect(await afterMs(19_999, waiting)).toBe("still waiting")
    expect(await afterMs(1, waiting)).toMatchObject({ status: "pending" })
  })

  it("looks once even without time", async () => {
    shop.on(READ, told("paid"))
    expect(await afterMs(0, waitForPayment(sessionId, { ...store, timeoutMs: 0 }))).toMatchObject({ status: "paid" })
  })

  it("survives a network that fails, and a store that is down", async () => {
    shop.on(READ, "down", { status: 503 }, told("pending"), { status: 429 }, "html", told("paid"))
    expect(await afterMs(MINUTE, waitForPayment(sessionId, store))).toMatchObject({ status: "paid" })
  })

  it("says so if the store never answered in all that time", async () => {
    shop.on(READ, { status: 500 }, "down")
    expect(await afterMs(10 * MINUTE, waitForPayment(sessionId, store))).toBe("network")
    shop.on(READ, told("pending"), "down")
    expect(await afterMs(10 * MINUTE, waitForPayment(sessionId, store))).toMatchObject({ status: "pending" })
  })

  it.each([
    [400, "refused"],
    [401, "unauthorized"],
    [404, "not_found"],
  ])("does not ask again after HTTP %i", async (status, code) => {
    shop.on(READ, told("pending"), { status })
    expect(await afterMs(MINUTE, waitForPayment(sessionId, store))).toBe(code)
    expect(shop.calls).toHaveLength(2)
  })

  it("rests while the page is hidden and asks at once when it is seen again", async () => {
    shop.on(READ, told("pending"))
    const waiting = waitForPayment(sessionId, store)
    await jest.advanceTimersByTimeAsync(0)
    page.show(false)
    await jest.advanceTimersByTimeAsync(3 * MINUTE)
    expect(shop.calls).toHaveLength(1)
    page.show(true)
    await jest.advanceTimersByTimeAsync(0)
    expect(shop.calls).toHaveLength(2)
    page.show(false)
    shop.on(READ, told("paid"))
    expect(await afterMs(MINUTE, waiting)).toBe("still waiting")
    page.show(true)
    expect(await afterMs(0, waiting)).toMatchObject({ status: "paid" })
  })

  it("looks once more when the page is seen again after its time", async () => {
    shop.on(READ, told("pending"), told("paid"))
    const waiting = waitForPayment(sessionId, { ...store, timeoutMs: 1000 })
    await jest.advanceTimersByTimeAsync(0)
    page.show(false)
    expect(await afterMs(MINUTE, waiting)).toBe("still waiting")
    page.show(true)
    expect(await afterMs(0, waiting)).toMatchObject({ status: "paid" })
  })

  it("leaves nothing behind that listens", async () => {
    shop.on(READ, told("pending"), told("pending"), told("paid"))
    const { signal } = new AbortController()
    const waiting = waitForPayment(sessionId, { ...store, signal })
    await jest.advanceTimersByTimeAsync(0)
    const listening = () => [
      getEventListeners(signal, "abort").length,
      getEventListeners(page, "visibilitychange").length,
    ]
    expect(listening()).toEqual([1, 1])
    await afterMs(MINUTE, waiting)
    expect(listening()).toEqual([0, 0])
  })

  it("works where there is no page", async () => {
    Object.assign(globalThis, { document: undefined })
    shop.on(READ, told("pending"), told("paid"))
    expect(await afterMs(MINUTE, waitForPayment(sessionId, store))).toMatchObject({ status: "paid" })
  })

  it.each(["hang" as const, told("pending")])(
    "stops at once when it is aborted, while it is told %j",
    async (reply) => {
      shop.on(READ, reply)
      const stop = new AbortController()
      const waiting = waitForPayment(sessionId, { ...store, signal: stop.signal })
      expect(await afterMs(1000, waiting)).toBe("still waiting")
      stop.abort()
      expect(await afterMs(0, waiting)).toBe("aborted")
      expect(jest.getTimerCount()).toBe(0)
      expect(await afterMs(MINUTE, waitForPayment(sessionId, { ...store, signal: stop.signal }))).toBe("aborted")
      expect(shop.calls).toHaveLength(1)
    },
  )
})
