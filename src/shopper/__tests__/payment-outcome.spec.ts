import type { Followed } from "../../follow/follow-order"
import { attempt, order, refusedWith, unpaid, viewOf } from "../../payments/__tests__/support/orders"
import type { OrderView } from "../../payments/order-view"
import { paymentOutcome } from "../payment-outcome"

const followed = (view: OrderView, more: Partial<Followed> = {}): Followed => ({
  view,
  orderId: undefined,
  cartId: "cart_1",
  orderCanceled: false,
  orderPaid: false,
  unplaced: false,
  closed: false,
  released: undefined,
  problem: undefined,
  ...more,
})
const LIVE = ["held", "charged", "partly_charged", "partly_returned"] as const

describe("what a shopper is told", () => {
  const PLACED = { orderId: "order_1", orderPaid: true }

  it.each(LIVE)("%s with an order that has it is paid", (status) => {
    const outcome = paymentOutcome(followed(viewOf(attempt({ status })), PLACED), "en")
    expect(outcome).toEqual({ status: "paid", orderId: "order_1" })
  })

  it.each(LIVE)("%s without an order yet is pending: nobody is sent to pay again", (status) => {
    expect(paymentOutcome(followed(viewOf(attempt({ status }))), "en")).toEqual({ status: "pending" })
  })

  it.each(["none", "in_process", "unclear"] as const)("%s is pending", (status) => {
    expect(paymentOutcome(followed(unpaid(status)), "en")).toEqual({ status: "pending" })
  })

  it("a refusal comes with its word and a text in the shopper's language", () => {
    const view = unpaid("declined", order("Declined", [refusedWith("AS102")]))
    const texts = (["en", "ru", "be"] as const).map((language) => paymentOutcome(followed(view), language))
    for (const outcome of texts) expect(outcome).toMatchObject({ status: "declined", reason: "insufficient_funds" })
    expect(new Set(texts.map(({ message }) => message)).size).toBe(3)
    expect(texts[1]?.message).toContain("недостаточно")
  })

  it("suspicion of fraud is not said to the shopper", () => {
    const told = (code: string) =>
      paymentOutcome(followed(unpaid("declined", order("Declined", [refusedWith(code)]))), "en").message
    expect(told("AS108")).toBe(told("AS100"))
  })

  it("a timeout may be tried again", () => {
    expect(paymentOutcome(followed(unpaid("timeout")), "en")).toMatchObject({ status: "declined", reason: "timeout" })
  })

  it.each(["released", "returned"] as const)("%s without an order needs a new payment", (status) => {
    const outcome = paymentOutcome(followed(viewOf(attempt({ status }))), "en")
    expect(outcome).toMatchObject({ status: "canceled", reason: "canceled" })
  })

  it.each(["released", "returned"] as const)("%s after the order was placed is not paid any more", (status) => {
    const outcome = paymentOutcome(followed(viewOf(attempt({ status })), { orderId: "order_1" }), "en")
    expect(outcome).toMatchObject({ status: "canceled", reason: "returned" })
  })

  it.each([...LIVE, "released", "returned"] as const)(
    "%s of a canceled order is canceled, whatever is booked",
    (status) => {
      const view = viewOf(attempt({ status }))
      for (const orderPaid of [true, false])
        expect(paymentOutcome(followed(view, { ...PLACED, orderCanceled: true, orderPaid }), "en")).toMatchObject({
          status: "canceled",
          reason: "order_canceled",
        })
    },
  )

  it("a second payment that goes back leads to the order the first one paid for", () => {
    const more = { ...PLACED, released: "paid in another way" }
    expect(paymentOutcome(followed(viewOf(attempt({ status: "released" })), more), "en")).toEqual({
      status: "paid",
      orderId: "order_1",
    })
  })

  it.each(LIVE)("%s of an attempt that was given up is called canceled before Assist has done it", (status) => {
    const outcome = paymentOutcome(followed(viewOf(attempt({ status })), { closed: true }), "en")
    expect(outcome).toMatchObject({ status: "canceled", reason: "order_not_placed" })
  })

  it.each(["none", "in_process", "unclear"] as const)("%s is waited for, but not without end", (status) => {
    const fourDaysAgo = new Date(Date.now() - 4 * 24 * 60 * 60 * 1000)
    expect(paymentOutcome(followed(unpaid(status)), "en", fourDaysAgo)).toMatchObject({ status: "declined" })
  })

  it("money that just went back is never called paid, even if an order exists", () => {
    const outcome = paymentOutcome(
      followed(viewOf(attempt({ status: "released" })), { released: "The order was canceled.", orderId: "order_1" }),
      "en",
    )
    expect(outcome).toMatchObject({ status: "canceled", reason: "order_not_placed" })
  })

  it("the owner's words never reach the shopper", () => {
    for (const view of [viewOf(attempt()), viewOf(attempt({ status: "released" }))])
      for (const more of [{ problem: "OWNER: testmode=1" }, { released: "OWNER: out of stock" }])
        expect(JSON.stringify(paymentOutcome(followed(view, more), "en"))).not.toContain("OWNER")
  })
})
