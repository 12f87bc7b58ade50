import { payerOf } from "../payer"

const address = {
  first_name: "Анна",
  last_name: "Петрова",
  address_1: "ул. Ленина, 1",
  address_2: "кв. 5",
  city: "Минск",
  postal_code: "220030",
  country_code: "by",
  phone: "+375 29 123-45-67",
}

describe("who pays, as Assist wants it", () => {
  it("is taken from the billing address", () => {
    expect(payerOf({ email: "anna@example.by", billing_address: address })).toEqual({
      firstname: "Анна",
      lastname: "Петрова",
      email: "anna@example.by",
      address: "ул. Ленина, 1, кв. 5",
      city: "Минск",
      zip: "220030",
      country: "BLR",
      mobilePhone: "+375 29 123-45-67",
    })
  })

  it.each([
    ["by", "BLR"],
    ["ru", "RUS"],
    ["kz", "KAZ"],
    ["US", "USA"],
    ["gb", "GBR"],
  ])("country %s is %s", (alpha2, alpha3) => {
    expect(payerOf({ billing_address: { ...address, country_code: alpha2 } }).country).toBe(alpha3)
  })

  it.each(["zz", "", "belarus", null, undefined])("country %p is left out", (country_code) => {
    expect(payerOf({ billing_address: { ...address, country_code } })).not.toHaveProperty("country")
  })

  it("the shipping address stands in when there is no billing address worth the name", () => {
    for (const billing_address of [undefined, null, {}, { country_code: "ru" }, { phone: "1" }])
      expect(payerOf({ billing_address, shipping_address: address })).toMatchObject({ city: "Минск", country: "BLR" })
  })

  it("two addresses are not mixed, but for the phone", () => {
    const billing_address = { last_name: "Петрова", address_1: "ул. Мира, 2" }
    expect(payerOf({ billing_address, shipping_address: address })).toEqual({
      lastname: "Петрова",
      address: "ул. Мира, 2",
      mobilePhone: "+375 29 123-45-67",
    })
  })

  it("nothing known is nothing sent: no empty fields", () => {
    expect(payerOf({})).toEqual({})
    expect(payerOf({ email: "", billing_address: null, shipping_address: null })).toEqual({})
    expect(payerOf({ email: "a@b.by", shipping_address: { first_name: "", city: null } })).toEqual({ email: "a@b.by" })
  })

  it("one address line has no comma hanging on", () => {
    expect(payerOf({ billing_address: { ...address, address_2: "" } }).address).toBe("ул. Ленина, 1")
  })
})
