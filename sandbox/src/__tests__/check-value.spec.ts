import { checkValue, replyCheckString, requestCheckString } from "../protocol/check-value.ts"

// Vectors of protocol 8.2.
const SALT = "s3cr3t-word"

describe("check value", () => {
  it.each([
    ["123456;ORD-1001;199.90;BYN", "53E717FCEFF09E2A484B20042E267872"],
    ["123456;ORD-1001;199.90;BYN;cus_42", "E6BBB2A9F99AC1E6D5C77D50638475E3"],
    ["123456ORD-1001199.90BYN", "F1C0C0587EF95DED9EA90DCEA68BDFE9"],
    ["123456ORD-1001199.90BYNApproved", "166155A3791CB8A250AF50EE5CD64907"],
    ["123456ORD-1001199.90BYNIn Process", "16DC6EE9AF5D0E594D49EEE1184F1A4A"],
    ["123456ORD-1001199.90BYNDelayed", "883824B93BCEF6C3248CC12942F44BAD"],
    ["123456ORD-10015412.34RUBApproved", "CB6472A78AF4D948A170A63C51E84CA6"],
    ["123456ORD-1001199.9BYNApproved", "2481848399AD811287BFD6725C135E4D"],
  ])("of %s", (x, expected) => {
    expect(checkValue(SALT, x)).toBe(expected)
  })

  it("agrees with the one public vector", () => {
    expect(checkValue("secret", "111111ok4.00RUBCanceled")).toBe("74DEB154081757F1E8097DDFAC35FC5C")
  })

  it("joins the request's parts, optional ones only when they are not zero", () => {
    const parts = { merchantId: "1", orderNumber: "A", orderAmount: "2.00", orderCurrency: "BYN" }
    expect(requestCheckString(parts, ";")).toBe("1;A;2.00;BYN")
    expect(requestCheckString({ ...parts, customerNumber: "cus_42", disable3ds: "0" }, ";")).toBe("1;A;2.00;BYN;cus_42")
    expect(requestCheckString({ ...parts, disable3ds: "1", prepayment: "0.00" }, "")).toBe("1A2.00BYN1")
  })

  it("joins the reply's parts without delimiters", () => {
    expect(replyCheckString("1", "A", "2.00", "BYN", "In Process")).toBe("1A2.00BYNIn Process")
  })
})
