import { logLine } from "../log-line"

describe("a line of the log", () => {
  it("names order, billnumber, operation and outcome in one form", () => {
    const fields = { order: "payses_1", billnumber: "511222333444555", operation: "charge", outcome: "done" }
    expect(logLine(fields, "orderstate Approved")).toBe(
      "[assist] order=payses_1 billnumber=511222333444555 operation=charge outcome=done orderstate Approved",
    )
  })

  it("leaves out what is not known, and personal data in any case", () => {
    expect(logLine({ order: "payses_1", billnumber: null }, "from yanka@example.by, card 4111111111111111")).toBe(
      "[assist] order=payses_1 from [removed], card 411111******1111",
    )
  })
})
