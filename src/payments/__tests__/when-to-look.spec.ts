import type { OrderStatus } from "../order-view"
import { whenToLook } from "../when-to-look"

describe("when an order is looked at again", () => {
  const look = (status: OrderStatus, ageHours = 0, unsettled = false) => whenToLook({ status, unsettled, ageHours })

  it.each(["none", "in_process"] as const)("%s: by the growing steps until Assist must have closed it", (status) => {
    expect(look(status, 48)).toBe("schedule") // ERIP may take two days
    expect(look(status, 73)).toBe("never")
  })

  it.each(["declined", "timeout"] as const)("%s: for a day, since the shopper may try again", (status) => {
    expect(look(status, 1)).toBe("schedule")
    expect(look(status, 25)).toBe("never")
  })

  it("a hold is looked at every day: it runs out without a word", () => {
    expect(look("held", 90)).toBe("daily")
  })

  it.each(["charged", "partly_charged", "partly_returned", "released", "returned"] as const)(
    "%s is settled",
    (status) => {
      expect(look(status)).toBe("never")
    },
  )

  it("nothing is let go while an operation has no outcome, however old the order", () => {
    for (const status of ["held", "charged", "in_process", "returned", "unclear"] as const)
      expect(look(status, 10_000, true)).toBe("schedule")
  })
})
