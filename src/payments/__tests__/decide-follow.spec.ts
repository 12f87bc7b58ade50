import { decideFollow } from "../decide-follow"
import type { FollowStep } from "../follow-step"
import type { MedusaBooks } from "../medusa-books"
import { type PaidAttempt, viewOrder } from "../order-view"
import {
  attempt,
  charged,
  HOLD_ASKED,
  minor,
  money,
  order,
  paid,
  refusedWith,
  returned,
  unpaid,
  viewOf,
} from "./support/orders"

const books = (sketch: Partial<MedusaBooks> = {}): MedusaBooks => ({
  due: money(),
  session: { usable: true },
  payment: undefined,
  cart: { id: "cart_1" },
  order: undefined,
  paidOtherwise: false,
  ...sketch,
})
const booked = (captured = 0, refunded = 0, canceled = false) =>
  books({
    payment: { id: "pay_1", captured: minor(captured), refunded: minor(refunded), canceled },
    order: { id: "order_1", canceled: false },
  })

const follow = (view: Parameters<typeof decideFollow>[0], of: MedusaBooks, testMode = false) =>
  decideFollow(view, of, testMode)
const reasonOf = (step: FollowStep): string => ("reason" in step ? step.reason : "")

const held = viewOrder([order("Delayed", [paid()])], HOLD_ASKED)
const whole = viewOrder([order("Approved", [paid(), charged(10_000)])], HOLD_ASKED)
const part = viewOrder([order("PartialDelayed", [paid(), charged(3010)])], HOLD_ASKED)
const partlyBack = viewOrder([order("PartialCanceled", [paid(), charged(10_000), returned(2500)])], HOLD_ASKED)
const allBack = viewOrder([order("Canceled", [paid(), charged(10_000), returned(10_000)])], HOLD_ASKED)
const released = viewOrder([order("Canceled", [paid(), returned(10_000)])], HOLD_ASKED)
const LIVE = { held, whole, part, partlyBack }

describe("money arrived, and Medusa has no payment yet", () => {
  it.each(Object.entries(LIVE))("%s: the cart becomes an order", (_, view) => {
    expect(follow(view, books())).toEqual({ do: "complete_cart", cartId: "cart_1" })
  })

  it("an order that waits for its payment gets it", () => {
    expect(follow(held, books({ order: { id: "order_1", canceled: false } }))).toEqual({ do: "authorize_session" })
  })

  it("a collection without a cart (order edit, payment link) gets it", () => {
    expect(follow(held, books({ cart: undefined }))).toEqual({ do: "authorize_session" })
  })

  it.each([
    ["the session is gone", books({ session: undefined })],
    ["session and sum are gone", books({ session: undefined, due: undefined })],
    ["the session was closed", books({ session: { usable: false } })],
    ["the sum is another one", books({ due: money(9999) })],
    ["the currency is another one", books({ due: money(10_000, "RUB") })],
    ["the order was canceled meanwhile", books({ order: { id: "order_1", canceled: true } })],
    ["the order was paid in another way", books({ paidOtherwise: true })],
  ])("%s: it goes back, and says why", (_, of) => {
    for (const view of Object.values(LIVE)) {
      const step = follow(view, of)
      expect(step.do).toBe("release")
      expect(reasonOf(step).length).toBeGreaterThan(20)
    }
  })

  it("what went back already is left alone", () => {
    for (const view of [released, allBack])
      for (const state of [books(), books({ session: undefined }), books({ session: { usable: false } })])
        expect(follow(view, state).do).toBe("nothing")
  })

  it("what is still moving is not given back yet", () => {
    const moving = viewOf(attempt({ moving: true }))
    expect(follow(moving, books({ session: undefined })).do).toBe("nothing")
  })

  it("a test payment in a live shop is reported, not given back, and no order comes of it", () => {
    const test = viewOf(attempt({ testMode: true }))
    expect(follow(test, books()).do).toBe("report")
    expect(follow(test, books(), true).do).toBe("complete_cart")
  })

  it("a state that cannot be read is reported, whatever became of the session", () => {
    const unclear = viewOrder([order("unknown", [paid()], { stateText: "Cancel error" })], HOLD_ASKED)
    for (const state of [books(), books({ session: undefined }), books({ session: { usable: false } })]) {
      expect(follow(unclear, state).do).toBe("report")
    }
    expect(reasonOf(follow(unclear, books({ session: undefined })))).toContain("511222333444555")
  })

  it.each([
    ["no attempt", unpaid("none")],
    ["an open one", unpaid("in_process")],
    ["a refused one", viewOrder([order("Declined", [refusedWith("AS102")])], HOLD_ASKED)],
    ["a timed-out one", unpaid("timeout")],
  ])("%s changes nothing, with and without a session", (_, view) => {
    expect(follow(view, books()).do).toBe("nothing")
    expect(follow(view, books({ session: undefined })).do).toBe("nothing")
  })
})

describe("Medusa has a payment", () => {
  it.each([
    ["a hold", held, booked()],
    ["a full capture", whole, booked(10_000)],
    ["a partial capture", part, booked(3010)],
    ["a partial refund", partlyBack, booked(10_000, 2500)],
    ["a full refund", allBack, booked(10_000, 10_000)],
    ["a release", released, booked(0, 0, true)],
    ["a refund of a canceled payment", allBack, booked(10_000, 10_000, true)],
    ["given up in Medusa before it booked the charge that went back", allBack, booked(0, 0, true)],
  ])("%s in both books: nothing to do", (_, view, of) => {
    expect(follow(view, of).do).toBe("nothing")
  })

  it.each([
    ["in full", whole, 0, 10_000],
    ["in part", part, 0, 3010],
    ["more than Medusa has booked", whole, 3010, 6990],
  ])("charged in the cabinet %s: the difference is booked", (_, view, captured, amount) => {
    expect(follow(view, booked(captured))).toEqual({ do: "record_capture", paymentId: "pay_1", amount })
  })

  it("charged in the cabinet while core may be taking a capture's row back: booked once that has ended", () => {
    const { payment, ...rest } = booked(1)
    const rows = (young: number) => ({
      ...rest,
      payment: payment && { ...payment, captureRows: { young: minor(young), stray: [] } },
    })
    expect(follow(whole, rows(1))).toEqual({ do: "nothing", why: "rows_in_flight" })
    expect(follow(whole, rows(0))).toEqual({ do: "record_capture", paymentId: "pay_1", amount: 9999 })
  })

  it.each([
    ["a part", partlyBack, 0, 2500],
    ["another part", partlyBack, 1000, 1500],
    ["all", allBack, 2500, 7500],
  ])("returned in the cabinet, %s: the difference is booked", (_, view, refunded, amount) => {
    expect(follow(view, booked(10_000, refunded))).toEqual({ do: "record_refund", paymentId: "pay_1", amount })
  })

  it("charged and returned in the cabinet: the charge is booked first, a refund needs it", () => {
    expect(follow(allBack, booked())).toEqual({ do: "record_capture", paymentId: "pay_1", amount: 10_000 })
    expect(follow(allBack, booked(10_000))).toEqual({ do: "record_refund", paymentId: "pay_1", amount: 10_000 })
  })

  it("charged while an edit canceled the payment, and never told to the order: told, since core's workflow cannot", () => {
    const { payment, ...rest } = booked(10_000, 0, true)
    const stray = [{ id: "capt_1", amount: minor(10_000) }]
    const untold = payment && { ...payment, captureRows: { young: minor(0), stray } }
    const add = [{ reference: "capture", referenceId: "capt_1", amount: "100.00" }]
    expect(follow(whole, { ...rest, payment: untold })).toEqual({
      ...{ do: "mend_transactions", paymentId: "pay_1", remove: [], add },
    })
    const canceled = { ...rest, order: { id: "order_1", canceled: true } }
    expect(follow(whole, { ...canceled, payment: untold }).do).toBe("nothing")
  })

  it("replaced by an edit while a capture died before it came to Assist: its row goes first, then the hold moves", () => {
    const { payment, ...rest } = booked(10_000, 0, true)
    const replaced = { ...rest, replacedByEdit: true }
    const rows = (young: number, stray: number) => ({
      ...replaced,
      payment: payment && {
        ...payment,
        captureRows: { young: minor(young), stray: stray > 0 ? [{ id: "capt_1", amount: minor(stray) }] : [] },
      },
    })
    expect(follow(held, rows(10_000, 0))).toEqual({ do: "nothing", why: "rows_in_flight" })
    expect(follow(held, rows(0, 10_000))).toEqual({ do: "remove_captures", paymentId: "pay_1", ids: ["capt_1"] })
    expect(follow(held, { ...replaced, payment: payment && { ...payment, captured: minor(0) } })).toEqual({
      do: "rehome_hold",
    })
  })

  it("a summary that says another total than the transactions: reckoned again, once nobody writes", () => {
    const { payment, ...rest } = booked(10_000)
    const order = { id: "order_1", canceled: false, summaryWrong: true }
    expect(follow(whole, { ...rest, payment, order })).toMatchObject({ do: "mend_transactions", remove: [], add: [] })
    const busy = payment && { ...payment, busySeconds: 5 }
    expect(follow(whole, { ...rest, payment: busy, order })).toMatchObject({ do: "nothing" })
  })

  it("released in the cabinet, or run out: the payment is canceled", () => {
    expect(follow(released, booked())).toEqual({ do: "record_release", paymentId: "pay_1" })
  })

  it.each([
    ["Assist does not show it at all", unpaid("none"), booked()],
    ["canceled in Medusa, still held", held, booked(0, 0, true)],
    ["canceled in Medusa, charged at Assist", whole, booked(0, 0, true)],
    ["canceled in Medusa, charged and partly returned", partlyBack, booked(0, 0, true)],
    ["captured in Medusa, held at Assist", held, booked(3010)],
    ["captured in Medusa, released at Assist", released, booked(3010)],
    ["more captured in Medusa than at Assist", part, booked(3011)],
    ["more refunded in Medusa than at Assist", partlyBack, booked(10_000, 2501)],
  ])("%s: a person is told, nothing is changed", (_, view, of) => {
    const step = follow(view, of)
    expect(step.do).toBe("report")
    expect(reasonOf(step)).toMatch(/Assist/)
  })

  it("sums of an operation under way prove nothing", () => {
    expect(follow(viewOf(attempt({ moving: true })), booked(3010)).do).toBe("nothing")
  })

  it("the session or cart being gone does not matter any more", () => {
    const of = { ...booked(), session: undefined, cart: undefined, due: undefined }
    expect(follow(held, of).do).toBe("nothing")
    expect(follow(whole, of).do).toBe("record_capture")
  })

  const second = (sketch: Parameters<typeof attempt>[0] = {}) =>
    attempt({ billNumber: "599999999999999" as never, ...sketch })

  it.each([
    ["a hold", second()],
    ["a charge", second({ status: "charged", charged: minor(10_000) })],
  ])("a second payment of the same shopper (%s) goes back, after the books are equal", (_, extra) => {
    expect(follow({ ...whole, extra: [extra] }, booked()).do).toBe("record_capture")
    const back = { do: "release_extra", billNumber: "599999999999999" }
    expect(follow({ ...whole, extra: [extra] }, booked(10_000))).toEqual(back)
  })

  it.each([
    ["something was done with it by hand", second({ status: "partly_charged", charged: minor(10) }), {}],
    ["Medusa's payment may be the second one", second(), { billNumber: "599999999999999" }],
  ])("a second payment is only reported, with number and sum, when %s", (_, extra, more) => {
    const of = booked(10_000)
    const payment = of.payment && { ...of.payment, ...more }
    const step = follow({ ...whole, extra: [extra] }, { ...of, payment })
    expect(step).toMatchObject({ do: "report", discrepancy: { code: "paid_twice" } })
    expect(reasonOf(step)).toContain("599999999999999")
    expect(reasonOf(step)).toContain("100.00 BYN")
  })

  it("a second payment that is still moving is left alone", () => {
    expect(follow({ ...whole, extra: [second({ moving: true })] }, booked(10_000)).do).toBe("nothing")
  })
})

describe("payments whose sums are not Medusa's", () => {
  const several = { authorized: money(9000), severalPayments: true } as const
  const converted = { authorized: money(285_000, "RUB"), converted: true } as const
  const dearer = { authorized: money(10_200), converted: true } as const
  const kinds = [
    ["card and points", several],
    ["converted", converted],
    ["of another sum", dearer],
  ] as const
  const all = (kind: Partial<PaidAttempt>) => kind.authorized?.amount ?? minor(0)

  it.each(kinds)("%s, captured in both books: no false alarm and no second booking", (_, kind) => {
    const taken = attempt({ ...kind, status: "charged", charged: all(kind) })
    expect(follow(viewOf(taken), booked(10_000)).do).toBe("nothing")
  })

  it.each(kinds)("%s, charged in the cabinet: booked as the order's whole sum", (_, kind) => {
    const taken = attempt({ ...kind, status: "charged", charged: all(kind) })
    expect(follow(viewOf(taken), booked())).toMatchObject({ do: "record_capture", amount: 10_000 })
  })

  it.each(kinds)("%s, returned in the cabinet: booked as the order's whole sum", (_, kind) => {
    const back = attempt({ ...kind, status: "returned", charged: all(kind), returned: all(kind) })
    expect(follow(viewOf(back), booked(10_000))).toMatchObject({ do: "record_refund", amount: 10_000 })
    expect(follow(viewOf(back), booked(10_000, 10_000)).do).toBe("nothing")
  })

  it.each(kinds)("%s, order canceled and refund lost: the refund is made", (_, kind) => {
    const taken = attempt({ ...kind, status: "charged", charged: all(kind) })
    const { payment } = booked(10_000)
    const books = { ...booked(10_000), order: { id: "order_1", canceled: true } }
    const step = follow(viewOf(taken), { ...books, payment: payment && { ...payment, owedBack: minor(10_000) } })
    expect(step).toMatchObject({ do: "make_refund", amount: 10_000 })
  })

  it.each(kinds.filter(([, kind]) => !("severalPayments" in kind)))(
    "%s, a part charged: a person is told",
    (_, kind) => {
      const part = attempt({ ...kind, status: "partly_charged", charged: minor(1000) })
      expect(follow(viewOf(part), booked())).toMatchObject({ do: "report", discrepancy: { code: "part_at_assist" } })
    },
  )

  it.each(kinds)("%s, a part returned: a person is told", (_, kind) => {
    const part = attempt({ ...kind, status: "partly_returned", charged: all(kind), returned: minor(1000) })
    expect(follow(viewOf(part), booked(10_000))).toMatchObject({
      do: "report",
      discrepancy: { code: "part_at_assist" },
    })
  })

  it.each(kinds)("%s, released: booked all the same, no sum is needed for that", (_, kind) => {
    expect(follow(viewOf(attempt({ ...kind, status: "released" })), booked()).do).toBe("record_release")
  })

  it.each(kinds)("%s, canceled in Medusa and still held: a person is told", (_, kind) => {
    expect(follow(viewOf(attempt(kind)), booked(0, 0, true)).do).toBe("report")
  })
})
