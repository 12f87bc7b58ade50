import { startPayment } from "../index.ts"
import { FakePage, FakeStore, store } from "./fakes.ts"

const CREATE = "POST payment-collections/paycol_1/payment-sessions"
const paymentUrl = "https://api.shop.test/assist/pay/payses_2"
const made = {
  payment_collection: {
    payment_sessions: [
      { id: "payses_0", provider_id: "pp_system_default", data: {} },
      { id: "payses_1", provider_id: "pp_assist_main", data: { payment_url: "https://api.shop.test/assist/pay/old" } },
      { id: "payses_2", provider_id: "pp_assist_main", data: { payment_url: paymentUrl } },
    ],
  },
}
const wanted = { ...store, paymentCollectionId: "paycol_1", providerId: "pp_assist_main" }

describe("startPayment", () => {
  let shop: FakeStore
  let page: FakePage

  beforeEach(() => {
    shop = new FakeStore().on(CREATE, made)
    page = new FakePage()
  })

  it("makes a session of the provider and sends the browser to its payment_url", async () => {
    await expect(startPayment(wanted)).resolves.toEqual({ sessionId: "payses_2", paymentUrl })
    expect(page.visited).toEqual([paymentUrl])
    expect(shop.calls).toEqual([
      {
        call: CREATE,
        body: { provider_id: "pp_assist_main" },
        headers: { "x-publishable-api-key": "pk_1", "content-type": "application/json" },
        credentials: "include",
      },
    ])
  })

  it("takes a session that was made before", async () => {
    const session = { id: "payses_7", data: { payment_url: "https://api.shop.test/assist/pay/payses_7" } }
    await expect(startPayment({ ...store, session })).resolves.toMatchObject({ sessionId: "payses_7" })
    expect(page.visited).toEqual(["https://api.shop.test/assist/pay/payses_7"])
    expect(shop.calls).toEqual([])
  })

  it("only returns the address, or sends the browser in the shop's own way", async () => {
    await expect(startPayment({ ...wanted, redirect: false })).resolves.toEqual({ sessionId: "payses_2", paymentUrl })
    const navigate = jest.fn()
    await startPayment({ ...wanted, navigate })
    expect(navigate.mock.calls).toEqual([[paymentUrl]])
    expect(page.visited).toEqual([])
  })

  it("makes one session for a double click, and a new one afterwards", async () => {
    const both = await Promise.all([startPayment(wanted), startPayment(wanted)])
    expect(both).toEqual([both[0], both[0]])
    expect(shop.calls).toHaveLength(1)
    await startPayment(wanted)
    expect(shop.calls).toHaveLength(2)
  })

  it("can be tried again after a failure", async () => {
    shop.on(CREATE, "down", made)
    await expect(startPayment(wanted)).rejects.toMatchObject({ name: "AssistPaymentError", code: "network" })
    await expect(startPayment(wanted)).resolves.toMatchObject({ sessionId: "payses_2" })
  })

  it("sends the token of a customer who is logged in instead of cookies", async () => {
    await startPayment({ ...wanted, token: "jwt_1", language: "be" })
    expect(shop.calls[0]).toMatchObject({
      headers: { authorization: "Bearer jwt_1", "accept-language": "be" },
      credentials: "omit",
    })
    await startPayment({ ...wanted, token: async () => "jwt_2" })
    expect(shop.calls[1]?.headers["authorization"]).toBe("Bearer jwt_2")
    await startPayment({ ...wanted, token: () => null })
    expect(shop.calls[2]?.headers).not.toHaveProperty("authorization")
  })

  it.each([
    [400, { type: "invalid_data", message: "The sum is too small." }, "refused", "The sum is too small."],
    [401, { message: "Unauthorized" }, "unauthorized", "Unauthorized"],
    [404, { message: "No such collection" }, "not_found", "No such collection"],
    [409, { message: "Conflict" }, "server", "Conflict"],
    [422, undefined, "refused", "refused"],
    [429, undefined, "server", "server"],
    [502, undefined, "server", "server"],
  ])("tells what HTTP %i means, in the store's words where it has some", async (status, body, code, message) => {
    shop.on(CREATE, { status, body })
    const failed = startPayment(wanted)
    await expect(failed).rejects.toMatchObject({ name: "AssistPaymentError", code, message, status, answer: body })
    expect(page.visited).toEqual([])
  })

  it.each([
    ["a session of another provider", { payment_collection: { payment_sessions: [{ id: "x", provider_id: "pp_x" }] } }],
    [
      "a session without payment_url",
      { ...wanted, payment_collection: { payment_sessions: [{ id: "x", provider_id: "pp_assist_main" }] } },
    ],
    ["nothing", {}],
  ])("does not take %s for one of Assist", async (_, answer) => {
    shop.on(CREATE, answer)
    await expect(startPayment(wanted)).rejects.toMatchObject({ code: "not_assist" })
  })

  it.each(["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT://x", ""])("sends no browser to %j", async (url) => {
    const session = { id: "x", data: { payment_url: url } }
    await expect(startPayment({ ...store, session })).rejects.toMatchObject({ code: "not_assist" })
    expect(page.visited).toEqual([])
  })

  it("stops when it is aborted", async () => {
    shop.on(CREATE, "hang")
    const stop = new AbortController()
    const failed = expect(startPayment({ ...wanted, signal: stop.signal })).rejects.toMatchObject({
      code: "aborted",
    })
    stop.abort()
    await failed
    await expect(startPayment({ ...wanted, signal: stop.signal })).rejects.toMatchObject({ code: "aborted" })
    expect(shop.calls).toHaveLength(1)
  })
})
