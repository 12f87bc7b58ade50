import { orderNumber } from "../../../gateway"
import { orderNumberOf } from "../../../medusa/order-number"
import { committedRow } from "../../../medusa/payment-cradle"
import { attempt, minor, money } from "../../../payments/__tests__/support/orders"
import { paymentData, paymentState, sessionData } from "../session-data"

const merchant = { merchantId: "123456", backendUrl: "https://api.shop.by" }
const session = sessionData(merchant, "payses_1", orderNumber("7K2M9-QT4XW"), money(19_990))

describe("payment_session.data", () => {
  it("says where to send the browser and exactly what Assist will be asked for, and nothing more", () => {
    expect(session).toEqual({
      order_number: "7K2M9-QT4XW",
      payment_url: "https://api.shop.by/assist/pay/payses_1",
      merchant_id: "123456",
      amount: "199.90",
      currency: "BYN",
    })
  })
})

describe("payment.data", () => {
  const heldAt = new Date("2026-07-01T08:00:00Z")

  it("carries all that capture, refund and cancel are ever given", () => {
    const data = paymentData(session, attempt({ order: money(19_990), heldAt }), 4)
    expect(orderNumberOf(data)).toBe("7K2M9-QT4XW")
    expect(data).toMatchObject({
      billnumber: "511222333444555",
      order_state: "Delayed",
      two_stage: true,
      test_mode: false,
      charged: "0.00",
      returned: "0.00",
      held_at: "2026-07-01T08:00:00.000Z",
      hold_deadline: "2026-07-05T08:00:00.000Z",
    })
  })

  it("holds no card data: anyone with the cart id can read it", () => {
    expect(JSON.stringify(paymentData(session, attempt({ heldAt }), 4))).not.toMatch(/4111|VISA|card/i)
  })

  it("a payment that is taken already has no deadline", () => {
    const taken = attempt({ status: "charged", charged: minor(10_000), heldAt })
    expect(paymentData(session, taken, 4)).not.toHaveProperty("hold_deadline")
  })

  it("the deadline follows holdDays, parts of a day too", () => {
    expect(paymentData(session, attempt({ heldAt }), 0.5)["hold_deadline"]).toBe("2026-07-01T20:00:00.000Z")
  })

  it("after an operation only what changed is returned: core merges it (contract 1.1)", () => {
    const back = attempt({ charged: minor(3010), returned: minor(1) })
    expect(paymentState("PartialCanceled", back)).toEqual({
      order_state: "PartialCanceled",
      charged: "30.10",
      returned: "0.01",
    })
    expect(paymentState("Approved", undefined)).toEqual({ order_state: "Approved" })
  })
})

describe("the order number of a payment", () => {
  it.each([undefined, {}, { order_number: "" }, { order_number: 17 }, { order_number: null }])(
    "is never guessed from %p",
    (data) => {
      expect(() => orderNumberOf(data)).toThrow("order_number")
    },
  )
})

describe("the row core has committed", () => {
  const service = (retrieve: (id: string) => Promise<{ id: string }>) => ({
    retrieve,
    list: async () => [],
    update: async () => ({ id: "" }),
  })

  it("is read by core's key", async () => {
    await expect(
      committedRow(
        service(async (id) => ({ id })),
        "capt_1",
        "charge",
      ),
    ).resolves.toEqual({ id: "capt_1" })
  })

  it.each([
    ["core passed no key", undefined, service(async (id) => ({ id })), "idempotency_key"],
    ["there is no such row", "capt_1", service(async () => Promise.reject(new Error("not found"))), "not found"],
    ["this Medusa has no such service", "capt_1", undefined, ""],
  ])("%s: refused, with nothing sent to Assist", async (_, key, from, why) => {
    const failure = await committedRow(from, key, "charge").catch((error) => error)
    expect(failure).toMatchObject({
      type: "unexpected_state",
      message: expect.stringContaining("Nothing was sent to Assist"),
    })
    expect(failure.message).toContain("amount of this capture")
    expect(failure.message).toContain(why)
  })
})
