import fc from "fast-check"
import { orderNumberOfSession } from "../../merchant/session-order-number"
import { isSessionId } from "../session-id"

const ids = fc.ulid().map((ulid) => `payses_${ulid}`)

describe("an address of a session", () => {
  it("is every id Medusa makes", () => {
    fc.assert(fc.property(ids, (id) => expect(isSessionId(id)).toBe(true)))
  })

  it("is no order number, whatever its prefix", () => {
    fc.assert(
      fc.property(ids, fc.stringMatching(/^[\w.-]{0,32}$/), (id, prefix) =>
        expect(isSessionId(orderNumberOfSession(id, prefix))).toBe(false),
      ),
    )
  })

  it.each([
    "",
    "payses_",
    "payses_nobody",
    "%00",
    "%ff",
    "payses_01KB2M9QT4XWZ00000000000%00",
    "payses_01kb2m9qt4xwz0000000000000",
    "payses_01KB2M9QT4XWZ0000000000000'",
    "payses_01KB2M9QT4XWZ0000000000000\n",
    "x".repeat(10_000),
    "cart_01KB2M9QT4XWZ0000000000000",
  ])("is not %p", (text) => {
    expect(isSessionId(text)).toBe(false)
  })
})
