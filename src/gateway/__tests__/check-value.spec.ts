import { CheckValues, replyCheckString, requestCheckString } from "../check-value"

const checkValues = new CheckValues(["s3cr3t-word"])

describe("check values", () => {
  it.each([
    ["123456;ORD-1001;199.90;BYN", "53E717FCEFF09E2A484B20042E267872"],
    ["123456;ORD-1001;199.90;BYN;cus_42", "E6BBB2A9F99AC1E6D5C77D50638475E3"],
    ["123456ORD-1001199.90BYN", "F1C0C0587EF95DED9EA90DCEA68BDFE9"],
    ["123456ORD-1001199.90BYNApproved", "166155A3791CB8A250AF50EE5CD64907"],
    ["123456ORD-1001199.90BYNIn Process", "16DC6EE9AF5D0E594D49EEE1184F1A4A"],
    ["123456ORD-1001199.90BYNDelayed", "883824B93BCEF6C3248CC12942F44BAD"],
    ["123456ORD-10015412.34RUBApproved", "CB6472A78AF4D948A170A63C51E84CA6"],
    ["123456ORD-1001199.9BYNApproved", "2481848399AD811287BFD6725C135E4D"],
  ])("of %s (protocol 8.2)", (x, expected) => {
    expect(checkValues.sign(x)).toBe(expected)
    expect(checkValues.verify(x, expected)).toBe(true)
    expect(checkValues.verify(x, ` ${expected.toLowerCase()} `)).toBe(true)
    expect(checkValues.verify(`${x} `, expected)).toBe(false)
  })

  it("of the public vector of the Ruby client (protocol 8.2)", () => {
    const x = replyCheckString("111111", "ok", "4.00", "RUB", "Canceled")
    expect(new CheckValues(["secret"]).sign(x)).toBe("74DEB154081757F1E8097DDFAC35FC5C")
  })

  it("accepts previous secret words and signs with the current one", () => {
    const rotated = new CheckValues(["new-word", "other", "s3cr3t-word"])
    const x = "123456ORD-1001199.90BYNApproved"
    expect(rotated.verify(x, "166155A3791CB8A250AF50EE5CD64907")).toBe(true)
    expect(rotated.verify(x, rotated.sign(x))).toBe(true)
    expect(rotated.sign(x)).toBe(new CheckValues(["new-word"]).sign(x))
    expect(checkValues.verify(x, rotated.sign(x))).toBe(false)
  })

  it.each([
    "",
    "0",
    "166155A3791CB8A250AF50EE5CD6490",
    "166155A3791CB8A250AF50EE5CD649071",
    "Z".repeat(32),
    "é".repeat(32),
  ])("refuses %p", (received) => {
    expect(checkValues.verify("123456ORD-1001199.90BYNApproved", received)).toBe(false)
  })

  it("builds X of a request with and without delimiters; a zero customer number stays out", () => {
    const order = { merchantId: "123456", orderNumber: "ORD-1001", amount: "199.90", currency: "BYN" }
    expect(requestCheckString("delimited", order)).toBe("123456;ORD-1001;199.90;BYN")
    expect(requestCheckString("joined", order)).toBe("123456ORD-1001199.90BYN")
    expect(requestCheckString("delimited", { ...order, customerNumber: "cus_42" })).toBe(
      "123456;ORD-1001;199.90;BYN;cus_42",
    )
    expect(requestCheckString("delimited", { ...order, customerNumber: "0" })).toBe("123456;ORD-1001;199.90;BYN")
  })
})
