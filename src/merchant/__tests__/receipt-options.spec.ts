import { z } from "@medusajs/framework/zod"
import { receiptShape } from "../receipt-options"

const schema = z.strictObject(receiptShape)
const parse = (receipt: unknown) => schema.parse({ receipt }).receipt
const problems = (receipt: unknown) => {
  const parsed = schema.safeParse({ receipt })
  return parsed.error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`) ?? []
}

describe("the option receipt", () => {
  it("is what the design shows", () => {
    const receipt = {
      at: "payment",
      taxationSystem: 0,
      tax: "vat20",
      taxByRate: { 20: "vat20", 10: "vat10", 0: "vat0" },
      shippingTax: "vat20",
      shippingName: "Доставка",
      paymentMode: 1,
    }
    expect(parse(receipt)).toEqual({ ...receipt, taxByRate: { "20": "vat20", "10": "vat10", "0": "vat0" } })
  })

  it("is false for no receipts, and absent for Assist's own settings", () => {
    expect(parse(false)).toBe(false)
    expect(schema.parse({})).toEqual({})
    expect(parse(undefined)).toBeUndefined()
  })

  it("has defaults, of which the payment mode follows the moment", () => {
    expect(parse({})).toEqual({ at: "payment", taxByRate: {}, paymentMode: 1 })
    expect(parse({ at: "capture" })).toMatchObject({ at: "capture", paymentMode: 4 })
    expect(parse({ at: "capture", paymentMode: 1 })).toMatchObject({ paymentMode: 1 })
  })

  it("takes codes in any case, newer ones and those it does not know, and rates in any spelling", () => {
    const receipt = { tax: " Vat20 ", shippingTax: "vat122", taxByRate: { "5.00": "VAT5", "16.67": "vat12" } }
    expect(parse(receipt)).toMatchObject({
      tax: "vat20",
      shippingTax: "vat122",
      taxByRate: { "5": "vat5", "16.67": "vat12" },
    })
  })

  it.each<[unknown, string]>([
    [true, "receipt must be { at, taxationSystem"],
    ["vat20", "receipt must be { at"],
    [null, "receipt must be { at"],
    [{ at: "charge" }, 'receipt.at must be "payment" or "capture"'],
    [{ tax: "20%" }, 'receipt.tax "20%" cannot be a tax code of Assist: use one such as novat'],
    [{ tax: 20 }, "receipt.tax must be a tax code, as a string"],
    [{ shippingTax: "" }, 'receipt.shippingTax "" cannot be a tax code'],
    [{ taxByRate: { 20: "НДС" } }, 'receipt.taxByRate.20 "НДС" cannot be a tax code'],
    [{ taxByRate: { "20%": "vat20" } }, "receipt.taxByRate.20% is no tax rate"],
    [{ taxByRate: { 120: "vat20" } }, "receipt.taxByRate.120 is no tax rate"],
    [{ taxByRate: { "20": "vat20", "20.0": "vat10" } }, "receipt.taxByRate.20.0 is there twice"],
    [{ taxByRate: "vat20" }, "receipt.taxByRate must be tax codes by rate"],
    [{ taxationSystem: 6 }, "receipt.taxationSystem must be one of 0 (general), 1 (simplified, income)"],
    [{ taxationSystem: "0" }, "receipt.taxationSystem must be a number: 0 (general)"],
    [{ paymentMode: 0 }, "receipt.paymentMode must be one of 1 (full prepayment)"],
    [{ paymentMode: 1.5 }, "receipt.paymentMode must be one of 1"],
    [{ shippingName: " " }, "receipt.shippingName is empty"],
    [{ shippingName: "x".repeat(251) }, "receipt.shippingName must have at most 250"],
    [{ taxes: {} }, "receipt "],
  ])("%j stops the boot by name", (receipt, text) => {
    expect(problems(receipt)).toEqual([expect.stringContaining(text)])
  })

  it("names every part that is wrong at once, the unknown ones as such", () => {
    expect(problems({ at: "x", tax: "y" })).toHaveLength(2)
    const parsed = schema.safeParse({ receipt: { taxes: {} } })
    expect(parsed.error?.issues).toMatchObject([{ code: "unrecognized_keys", keys: ["taxes"], path: ["receipt"] }])
  })
})
