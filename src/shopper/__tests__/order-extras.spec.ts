import { orderExtras } from "../order-extras"

const none = { customerNumber: false, disable3ds: false }
const customer = { id: "cus_01JABCDEFGHJKMNPQRSTVWXYZ0", has_account: true }

describe("what options add to an order", () => {
  it("is nothing by default", () => {
    expect(orderExtras(none, { customer })).toEqual({})
  })

  it("is the payment means and the optional fields of the check value", () => {
    const options = { customerNumber: true, disable3ds: true, maxPoints: 500, paymentMeans: { card: true } }
    expect(orderExtras(options, { customer })).toEqual({
      customerNumber: customer.id,
      disable3ds: true,
      maxPoints: 500,
      paymentMeans: { card: true },
    })
  })

  it("is no customer number of a guest, who may have typed anybody's e-mail", () => {
    const options = { ...none, customerNumber: true }
    expect(orderExtras(options, { customer: { ...customer, has_account: false } })).toEqual({})
    expect(orderExtras(options, { customer: null })).toEqual({})
    expect(orderExtras(options, {})).toEqual({})
  })

  it("is no customer number that Assist would cut or change, or that would make the check value a notification's", () => {
    for (const id of ["c".repeat(33), "O'Neil", "two words", "", "Approved", "x.10BYNApproved"]) {
      expect(orderExtras({ ...none, customerNumber: true }, { customer: { id, has_account: true } })).toEqual({})
    }
  })
})
