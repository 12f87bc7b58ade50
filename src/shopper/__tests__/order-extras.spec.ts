import { orderExtras } from "../order-extras"

const none = { customerNumber: false, disable3ds: false }
const customerId = "cus_01JABCDEFGHJKMNPQRSTVWXYZ0"

describe("what options add to an order", () => {
  it("is nothing by default", () => {
    expect(orderExtras(none, customerId)).toEqual({})
  })

  it("is the payment means and the optional fields of the check value", () => {
    const options = { customerNumber: true, disable3ds: true, maxPoints: 500, paymentMeans: { card: true } }
    expect(orderExtras(options, customerId)).toEqual({
      customerNumber: customerId,
      disable3ds: true,
      maxPoints: 500,
      paymentMeans: { card: true },
    })
  })

  it("is no customer number of a guest", () => {
    expect(orderExtras({ ...none, customerNumber: true }, undefined)).toEqual({})
  })

  it("is no customer number that Assist would cut or change, or that would make the check value a notification's", () => {
    for (const id of ["c".repeat(33), "O'Neil", "two words", "", "Approved", "x.10BYNApproved"])
      expect(orderExtras({ ...none, customerNumber: true }, id)).toEqual({})
  })
})
