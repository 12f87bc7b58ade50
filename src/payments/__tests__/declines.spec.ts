import { declinesOf } from "../declines"
import { charged, order, refusedWith } from "./support/orders"

it("says why each attempt without money ended, oldest first, and nothing of those that were paid", () => {
  const attempts = [order("Declined", [refusedWith("AS102")]), order("Timeout"), order("Approved", [charged(10_000)])]
  expect(declinesOf(attempts)).toEqual(["AS102", "Timeout"])
})
