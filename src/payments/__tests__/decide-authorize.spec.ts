import { decideAuthorize, describe as describeMoney, refusalCode } from "../decide-authorize"
import type { OrderStatus } from "../order-view"
import { viewOrder } from "../order-view"
import { attempt, charged, HOLD_ASKED, minor, money, order, paid, refusedWith, unpaid, viewOf } from "./support/orders"

const LIVE = false
const TEST_SHOP = true

describe("may a session become a payment?", () => {
  it.each<[OrderStatus, string]>([
    ["none", "pending"],
    ["in_process", "pending"],
    ["timeout", "declined"],
    ["released", "canceled"],
    ["returned", "canceled"],
  ])("%s: %s", (status, decision) => {
    const view = status === "released" || status === "returned" ? viewOf(attempt({ status })) : unpaid(status)
    expect(decideAuthorize(view, money(), LIVE).decision).toBe(decision)
  })

  it("a hold of the whole sum is authorized", () => {
    const held = attempt()
    expect(decideAuthorize(viewOf(held), money(), LIVE)).toEqual({ decision: "authorized", attempt: held })
  })

  it("a payment taken in full is captured", () => {
    const taken = attempt({ status: "charged", charged: minor(10_000) })
    expect(decideAuthorize(viewOf(taken), money(), LIVE).decision).toBe("captured")
  })

  it("a charge of a part is authorized only: Medusa would book the whole as captured", () => {
    const part = attempt({ status: "partly_charged", charged: minor(3010) })
    expect(decideAuthorize(viewOf(part), money(), LIVE).decision).toBe("authorized")
    const approvedPart = viewOrder([order("Approved", [paid(), charged(9999)])], HOLD_ASKED)
    expect(decideAuthorize(approvedPart, money(), LIVE).decision).toBe("authorized")
  })

  it("a payment of which something was returned is not captured in full any more", () => {
    const back = attempt({ status: "partly_returned", charged: minor(10_000), returned: minor(1) })
    expect(decideAuthorize(viewOf(back), money(), LIVE).decision).toBe("authorized")
  })

  it("a converted payment taken in full is captured: compared in its own currency", () => {
    const taken = attempt({
      status: "charged",
      authorized: money(285_000, "RUB"),
      charged: minor(285_000),
      converted: true,
    })
    expect(decideAuthorize(viewOf(taken), money(), LIVE).decision).toBe("captured")
  })
})

describe("money that must not become this payment", () => {
  it.each([
    ["a kopeck less", money(9999)],
    ["a kopeck more", money(10_001)],
    ["the same number in another currency", money(10_000, "RUB")],
  ])("%s is refused and given back, naming both sums", (_, wanted) => {
    const verdict = decideAuthorize(viewOf(attempt()), wanted, LIVE)
    expect(verdict).toMatchObject({ decision: "refused", release: true })
    const { reason } = verdict as { reason: string }
    expect(reason).toContain("100.00 BYN")
    expect(reason).toContain(describeMoney(wanted))
    expect(reason).toContain("511222333444555")
  })

  it("testmode=1 is no money in a live shop; nothing is there to give back", () => {
    const verdict = decideAuthorize(viewOf(attempt({ testMode: true })), money(), LIVE)
    expect(verdict).toMatchObject({
      decision: "refused",
      release: false,
      reason: expect.stringContaining("testmode=1"),
    })
  })

  it("testmode=1 is accepted in a test shop, and real money too", () => {
    expect(decideAuthorize(viewOf(attempt({ testMode: true })), money(), TEST_SHOP).decision).toBe("authorized")
    expect(decideAuthorize(viewOf(attempt()), money(), TEST_SHOP).decision).toBe("authorized")
  })

  it("a test shop compares sums as strictly as a live one", () => {
    expect(decideAuthorize(viewOf(attempt({ testMode: true })), money(1), TEST_SHOP).decision).toBe("refused")
  })

  it("a state that cannot be read is refused, never given back, and named", () => {
    const view = viewOrder([order("unknown", [paid()], { stateText: "Cancel error" })], HOLD_ASKED)
    expect(decideAuthorize(view, money(), LIVE)).toMatchObject({
      decision: "refused",
      release: false,
      reason: expect.stringContaining('"Cancel error"'),
    })
  })
})

describe("why the bank said no", () => {
  const codeOf = (codes: string[]) => refusalCode(unpaid("declined", order("Declined", codes.map(refusedWith))))

  it("is the code of the last payment operation", () => {
    expect(codeOf(["AS107", "AS102"])).toBe("AS102")
  })

  it("is not taken from a charge or cancel", () => {
    const last = order("Declined", [refusedWith("AS105"), { ...charged(1), responseCode: "AS000" }])
    expect(refusalCode(unpaid("declined", last))).toBe("AS105")
  })

  it("is empty when nothing was tried", () => {
    expect(codeOf([])).toBe("")
    expect(refusalCode(unpaid("none"))).toBe("")
  })

  it("reaches the verdict", () => {
    const view = viewOrder([order("Declined", [refusedWith("AS102")])], HOLD_ASKED)
    expect(decideAuthorize(view, money(), LIVE)).toEqual({ decision: "declined", responseCode: "AS102" })
    expect(decideAuthorize(unpaid("timeout"), money(), LIVE)).toEqual({ decision: "declined", responseCode: "Timeout" })
  })
})
