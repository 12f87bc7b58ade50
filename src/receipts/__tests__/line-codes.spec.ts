import { TAX_RATES } from "../../gateway"
import { codeOfRate, lineCodes } from "../line-codes"
import { TAX_CODES, taxCodeProblem, unlistedTaxCodes } from "../tax-codes"
import { line, refusal, settings, value } from "./support/sales"

const codes = (more: Parameters<typeof line>[3], change: Partial<typeof settings> = {}) =>
  value(lineCodes(line("Tea", "1", "1", more), { ...settings, ...change }))

describe("the tax code of a line", () => {
  it.each([
    [{ taxRate: 10 }, "vat10"],
    [{ taxRate: "10.00" }, "vat10"],
    [{ taxRate: 0 }, "vat0"],
    [{ taxRate: 7 }, "vat20"],
    [{ taxRate: undefined }, "vat20"],
    [{ taxRate: 10, metadata: [{ assist_tax: "novat" }] }, "novat"],
    [{ taxRate: 10, metadata: [{ assist_tax: " VAT110 " }] }, "vat110"],
    [{ taxRate: 10, metadata: [null, { assist_tax: "" }, undefined] }, "vat10"],
    [{ metadata: [{ assist_tax: "vat5" }, { assist_tax: "novat" }] }, "vat5"],
  ])("of %j is %s", (more, tax) => {
    expect(codes(more).tax).toBe(tax)
  })

  it("of shipping is shippingTax, else found as of any line", () => {
    const shipping = { kind: "shipping", taxRate: 10 } as const
    expect(codes(shipping).tax).toBe("vat10")
    expect(codes(shipping, { shippingTax: "novat" }).tax).toBe("novat")
    expect(codes({ taxRate: 10 }, { shippingTax: "novat" }).tax).toBe("vat10")
    expect(codes({ ...shipping, metadata: [{ assist_tax: "vat0" }] }, { shippingTax: "novat" }).tax).toBe("vat0")
  })

  it("is left to Assist's cabinet where no option says one", () => {
    expect(codes({ taxRate: 7 }, { tax: undefined })).not.toHaveProperty("tax")
  })

  it("tells which of a shop's rates have none of their own", () => {
    expect([20, "5", undefined].map((rate) => codeOfRate(rate, settings))).toEqual(["vat20", undefined, undefined])
  })
})

describe("the list of tax codes", () => {
  it("has those of seed 004 and the newer ones, with their computed forms", () => {
    for (const code of TAX_RATES.keys()) expect(TAX_CODES.has(code)).toBe(true)
    for (const code of ["vat5", "vat7", "vat22", "vat105", "vat107", "vat122"]) expect(TAX_CODES.has(code)).toBe(true)
    expect(TAX_CODES.get("vat105")?.ru).toBe("НДС, рассчитанный по ставке 5/105")
  })

  it("is open: what could be a code is taken, and named as unlisted", () => {
    expect(taxCodeProblem("vat12")).toBeUndefined()
    expect(unlistedTaxCodes(["vat20", "Vat12", "vat12", "novat"])).toEqual(["vat12"])
  })

  it.each(["20", "20%", "НДС 20", "vat", "vat 20", "vat2000", "no_vat", ""])(
    "%p cannot be one, and the text says so",
    (code) => {
      expect(taxCodeProblem(code)).toContain(`"${code}" cannot be a tax code`)
      expect(taxCodeProblem(code)).toContain("novat")
    },
  )
})

describe("the other codes of a line", () => {
  it("are the option's payment mode, and an advance for a gift card that is sold", () => {
    expect(codes({}).fpmode).toBe(1)
    expect(codes({}, { paymentMode: 4 }).fpmode).toBe(4)
    expect(codes({ kind: "gift_card" }).fpmode).toBe(3)
    expect(codes({ kind: "gift_card", metadata: [{ assist_fpmode: 4 }] }).fpmode).toBe(4)
  })

  it("come from metadata, as texts or numbers", () => {
    const metadata = [{ assist_fpmode: "2", assist_subject: 4, assist_gs1code: "010460043993125621JgXJ5.T" }]
    expect(codes({ metadata })).toEqual({
      tax: "vat20",
      fpmode: 2,
      subjtype: 4,
      gs1codes: ["010460043993125621JgXJ5.T"],
    })
    expect(codes({ metadata: [{ assist_gs1code: "a\u001d91\nb" }] }).gs1codes).toEqual(["a\u001d91", "b"])
    expect(codes({ metadata: [{ assist_gs1code: ["a", "b"] }] }).gs1codes).toEqual(["a", "b"])
  })

  it.each([
    [{ assist_tax: "20%" }, "assist_tax"],
    [{ assist_fpmode: 8 }, "assist_fpmode is 8: write a payment mode from 1 to 7"],
    [{ assist_fpmode: "full" }, "assist_fpmode is full"],
    [{ assist_subject: "goods" }, "assist_subject is goods"],
    [{ assist_subject: 1.5 }, "assist_subject is 1.5"],
    [{ assist_gs1code: "x".repeat(257) }, "more than 256"],
  ])("that are wrong are refused with the line's name: %j", (record, text) => {
    const refused = refusal(lineCodes(line("Tea", "1", "1", { metadata: [record] }), settings))
    expect(refused).toMatchObject({ code: "wrong_code", lineId: "Tea" })
    expect(refused.reason).toContain('"Tea"')
    expect(refused.reason).toContain(text)
  })
})
