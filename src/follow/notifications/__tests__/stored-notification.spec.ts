import { decodeNotification } from "../../../gateway"
import { storedNotification } from "../stored-notification"

const message = (more: Record<string, string>) =>
  decodeNotification(
    Buffer.from(
      new URLSearchParams({
        merchant_id: "123456",
        ordernumber: "7K2M9-QT4XW",
        billnumber: "5112223334445556",
        amount: "100.00",
        currency: "BYN",
        orderstate: "Approved",
        meannumber: "411111****1111",
        issuebank: "PRIORBANK",
        approvalcode: "F02118",
        lastname: "Купала",
        ...more,
      }).toString(),
    ),
    "application/x-www-form-urlencoded",
  )

describe("what is kept of a message", () => {
  it("has an end, whatever was sent: what says something goes before what was removed", () => {
    const strange = Object.fromEntries(Array.from({ length: 400 }, (_, n) => [`a${n}${"x".repeat(1_000)}`, "y"]))
    const row = storedNotification(message({ ...strange, message: "z".repeat(100_000) }))
    expect(JSON.stringify(row).length).toBeLessThan(12_000)
    expect(Object.keys(row.fields).every((name) => name.length <= 64)).toBe(true)
    expect(row.fields).toMatchObject({ amount: "100.00", orderstate: "Approved", meannumber: "411111****1111" })
    expect(row.fields["message"]).toBe(`${"z".repeat(499)}…`)
  })

  it("is what a database can store", () => {
    const row = storedNotification(message({ packetdate: "01.06\0.2024", message: "a\ud800b\0c" }))
    expect(row.packetdate).toBe("01.06\ufffd.2024")
    expect(JSON.stringify(row)).not.toMatch(/\\u0000|\\ud800/)
  })
})
