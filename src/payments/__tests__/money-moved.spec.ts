import { moneyMoved } from "../money-moved"
import { attempt, minor, viewOf } from "./support/orders"

describe("whether money moved between two readings", () => {
  const held = viewOf(attempt())

  it("is told by the sums and states of the attempts", () => {
    expect(moneyMoved(held, viewOf(attempt()))).toBe(false)
    expect(moneyMoved(held, viewOf(attempt({ status: "released" })))).toBe(true)
    expect(moneyMoved(held, viewOf(attempt({ status: "partly_charged", charged: minor(30) })))).toBe(true)
    const charged = { status: "charged", charged: minor(10_000) } as const
    const back = attempt({ ...charged, status: "partly_returned", returned: minor(5) })
    expect(moneyMoved(viewOf(attempt(charged)), viewOf(back))).toBe(true)
  })
})
