import { keepElements } from "../../gateway/decode/reply-element"
import { attempt, order, paid, unpaid, viewOf } from "../../payments/__tests__/support/orders"
import type { OrderView } from "../../payments/order-view"
import { payerDiffers } from "../order-card/payer-differs"

const HERE = {
  email: "yanka@example.by",
  billing_address: { first_name: "Янка", last_name: "О'Ніл <Купала>", address_1: "Nezavisimosti 1" },
}

/** What Assist reports of the payment that counts. */
function reports(elements: Record<string, string>): OrderView {
  const held = attempt()
  const reported = keepElements(order("Delayed", [paid()], { bill: held.billNumber }), elements)
  return { ...viewOf(held), reported: [order("Declined", [], { bill: "511222333444000" }), reported] }
}

describe("a payer Assist knows otherwise", () => {
  it.each([
    [{ email: "eve@example.by" }, ["email"]],
    [{ firstname: "Eve", lastname: "Mallory" }, ["name"]],
    [{ email: "yanka@example.b", firstname: "Янка", lastname: "Колас" }, ["email", "name"]],
  ])("%j differs in %j", (elements, fields) => {
    expect(payerDiffers(reports(elements), HERE)).toEqual(fields)
  })

  it.each([
    [{ email: "yanka@example.by", firstname: "Янка", lastname: "О'Ніл <Купала>" }],
    [{ email: " Yanka@Example.BY", firstname: "янка", lastname: "ОНіл Купала" }],
    [{ firstname: "Янка", lastname: "О'Ніл Куп" }],
    [{ email: "", firstname: "", lastname: "" }],
    [{}],
  ])("%j does not differ", (elements) => {
    expect(payerDiffers(reports(elements), HERE)).toEqual([])
  })

  it("nothing is said of a payment nobody made, or that has no order", () => {
    const elements = { email: "eve@example.by" }
    expect(payerDiffers(undefined, HERE)).toEqual([])
    expect(payerDiffers(unpaid("declined", keepElements(order("Declined"), elements)), HERE)).toEqual([])
    expect(payerDiffers(reports(elements), undefined)).toEqual([])
  })

  it("JSON replies nest the payer", () => {
    const held = attempt()
    const reported = keepElements(order("Delayed", [paid()], { bill: held.billNumber }), {
      customer: { email: "eve@example.by" },
    })
    expect(payerDiffers({ ...viewOf(held), reported: [reported] }, HERE)).toEqual(["email"])
  })
})
