import { type Payment, type PaymentToken, payByToken } from "../index.ts"
import { FakePage, FakeStore, READ, sessionId, store, TOKEN, told } from "./fakes.ts"

const token: PaymentToken = { type: "stored_card", payment_method_id: "assistpm_1" }
const MINUTE = 60_000

describe("payByToken", () => {
  let shop: FakeStore

  beforeEach(() => {
    jest.useFakeTimers()
    shop = new FakeStore()
    new FakePage()
  })
  afterEach(() => {
    expect(jest.getTimerCount()).toBe(0)
    jest.useRealTimers()
  })

  async function pay(options: Partial<Parameters<typeof payByToken>[2]> = {}): Promise<Payment | string> {
    const paying = payByToken(sessionId, token, { ...store, ...options }).catch((error) => error.code as string)
    await jest.advanceTimersByTimeAsync(10 * MINUTE)
    return paying
  }

  it.each(["paid", "declined", "canceled"] as const)("is over when the store says %s at once", async (status) => {
    shop.on(TOKEN, told(status))
    const onChange = jest.fn()
    expect(await pay({ onChange })).toEqual(told(status).payment_session)
    expect(shop.calls).toMatchObject([{ call: TOKEN, body: token }])
    expect(onChange).toHaveBeenCalledTimes(1)
  })

  it("hands over where the browser must go on", async () => {
    shop.on(TOKEN, told("requires_action", { continue_url: "https://payments.test/cvc" }))
    expect(await pay()).toMatchObject({ status: "requires_action", continue_url: "https://payments.test/cvc" })
  })

  it("follows a payment that is in process to its end, and tells each status once", async () => {
    shop.on(TOKEN, told("pending")).on(READ, told("pending"), told("paid"))
    const onChange = jest.fn()
    expect(await pay({ onChange })).toMatchObject({ status: "paid" })
    expect(onChange.mock.calls.map(([{ status }]) => status)).toEqual(["pending", "paid"])
  })

  it.each(["down", "hang", "html", { status: 500 }, { status: 409 }] as const)(
    "asks what became of it, and sends nothing again, after %j",
    async (reply) => {
      shop.on(TOKEN, reply).on(READ, told("pending"), told("paid"))
      expect(await pay()).toMatchObject({ status: "paid" })
      expect(shop.callsOf(TOKEN)).toHaveLength(1)
    },
  )

  it("knows that nothing was sent if the store has not heard of it", async () => {
    shop.on(TOKEN, "down").on(READ, "down", { status: 404 })
    expect(await pay()).toBe("network")
  })

  it.each([
    ["a store that never answers again", "down"],
    ["a store that forgets the log-in", { status: 401 }],
  ] as const)("says that the outcome is not known, with %s", async (_, reply) => {
    shop.on(TOKEN, "hang").on(READ, reply)
    expect(await pay()).toBe("unknown_outcome")
    shop.on(TOKEN, told("pending")).on(READ, { status: 404 })
    expect(await pay()).toBe("unknown_outcome")
  })

  it.each([
    [400, "refused"],
    [401, "unauthorized"],
    [404, "not_found"],
  ])("says that nothing was sent after HTTP %i", async (status, code) => {
    shop.on(TOKEN, { status })
    expect(await pay()).toBe(code)
    expect(shop.calls).toHaveLength(1)
  })

  it("is pending, and not failed, when its time is over", async () => {
    shop.on(TOKEN, told("pending")).on(READ, told("pending"))
    expect(await pay({ timeoutMs: 10_000 })).toMatchObject({ status: "pending" })
    expect(shop.callsOf(READ).length).toBeLessThan(8)
  })

  it("gives the store time to write down what it does before it asks", async () => {
    shop.on(TOKEN, "down").on(READ, { status: 404 })
    const paying = payByToken(sessionId, token, store).catch(() => undefined)
    await jest.advanceTimersByTimeAsync(1000)
    expect(shop.callsOf(READ)).toHaveLength(0)
    await jest.advanceTimersByTimeAsync(1000)
    expect(shop.callsOf(READ)).toHaveLength(1)
    await paying
  })

  it("lets a token that is on its way arrive when the waiting is aborted", async () => {
    shop.on(TOKEN, told("pending")).on(READ, told("pending"))
    const stop = new AbortController()
    stop.abort()
    const started = Date.now()
    await expect(payByToken(sessionId, token, { ...store, signal: stop.signal })).rejects.toMatchObject({
      code: "aborted",
    })
    expect(Date.now() - started).toBe(0)
    expect(shop.callsOf(TOKEN)).toHaveLength(1)
    expect(shop.callsOf(READ)).toHaveLength(0)
  })
})
