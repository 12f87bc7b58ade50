import { z } from "@medusajs/framework/zod"
import { PAYMENT_MODES, TAXATION_SYSTEMS } from "../gateway"
import { rateKey } from "../receipts/line-codes"
import type { ReceiptSettings } from "../receipts/receipt-settings"
import { taxCode, taxCodeProblem } from "../receipts/tax-codes"

/** Fiscal receipts (54-FZ): how Assist is to make them from the order's lines (design section 6). */
export interface ReceiptOptions {
  /**
   * `"payment"`: the lines go with the payment. `"capture"`: with `charge.cfm`, for merchants whose receipts are made when a
   * hold is captured (seed 003).
   * @defaultValue `"payment"`
   */
  at?: "payment" | "capture"
  /**
   * `TaxationSystem`, 0 to 5 (seed 004). Needed when the merchant uses several.
   * @unit Assist's code
   * @defaultValue none: Assist's own setting holds
   */
  taxationSystem?: number
  /**
   * Tax code of a line whose rate is not in `taxByRate`, such as `"vat20"` or `"novat"`.
   * @defaultValue none: such a line goes without a code, and Assist takes the one of its cabinet, or refuses the payment (seed 004)
   */
  tax?: string
  /**
   * Tax code by Medusa's tax rate of the line in percent: `{ 20: "vat20", 10: "vat10", 0: "vat0" }`.
   * @defaultValue `{}`
   */
  taxByRate?: Record<string | number, string>
  /**
   * Tax code of shipping.
   * @defaultValue found by its rate, as of any line
   */
  shippingTax?: string
  /**
   * Name of shipping on the receipt, such as `"Доставка"`, up to 250 characters.
   * @defaultValue the shipping method's name
   */
  shippingName?: string
  /**
   * `FPMode`, 1 to 7 (seed 004).
   * @unit Assist's code
   * @defaultValue `1` (full prepayment) with `at: "payment"`, `4` (full payment) with `at: "capture"`
   */
  paymentMode?: number
}

const code = z.string({ error: 'must be a tax code, as a string such as "vat20"' }).superRefine((value, context) => {
  const problem = taxCodeProblem(value)
  if (problem) context.addIssue({ code: "custom", message: problem })
})

const fromTable = (table: ReadonlyMap<string, { readonly en: string }>) => {
  const known = [...table].map(([number, { en }]) => `${number} (${en})`).join(", ")
  return z
    .number({ error: `must be a number: ${known}` })
    .refine((value) => table.has(String(value)), { error: `must be one of ${known}` })
}

const taxByRate = z
  .record(z.string(), code, { error: 'must be tax codes by rate in percent, e.g. { 20: "vat20", 10: "vat10" }' })
  .superRefine((codes, context) => {
    const seen = new Set<string>()
    for (const rate of Object.keys(codes)) {
      const problem = rateProblem(rate) ?? (seen.has(rateKey(rate)) ? "is there twice" : undefined)
      if (problem) context.addIssue({ code: "custom", path: [rate], message: problem })
      seen.add(rateKey(rate))
    }
  })

function rateProblem(rate: string): string | undefined {
  if (/^\d{1,3}(?:\.\d{1,6})?$/.test(rate) && Number(rate) <= 100) return undefined
  return "is no tax rate: write the rate of Medusa's tax region in percent, such as 20"
}

const settings = z
  .strictObject(
    {
      at: z.enum(["payment", "capture"], { error: 'must be "payment" or "capture"' }).default("payment"),
      taxationSystem: fromTable(TAXATION_SYSTEMS).optional(),
      tax: code.optional(),
      taxByRate: taxByRate.default({}),
      shippingTax: code.optional(),
      shippingName: z
        .string({ error: 'must be a text, such as "Доставка"' })
        .trim()
        .min(1, { error: "is empty: leave it out to print the shipping method's name" })
        .max(250, { error: "must have at most 250 characters" })
        .optional(),
      paymentMode: fromTable(PAYMENT_MODES).optional(),
    },
    { error: 'must be { at, taxationSystem, tax, taxByRate, … }, or false for no receipts ("GenerateReceipt=0")' },
  )
  .transform(
    ({ taxByRate, tax, shippingTax, paymentMode, ...rest }): ReceiptSettings => ({
      ...rest,
      taxByRate: Object.fromEntries(Object.entries(taxByRate).map(([rate, value]) => [rateKey(rate), taxCode(value)])),
      ...(tax === undefined ? {} : { tax: taxCode(tax) }),
      ...(shippingTax === undefined ? {} : { shippingTax: taxCode(shippingTax) }),
      paymentMode: paymentMode ?? (rest.at === "payment" ? 1 : 4),
    }),
  )

/**
 * Shape of the option `receipt`: what is wrong inside is named by its path. `false` forbids receipts (`GenerateReceipt=0`);
 * absent, nothing is said about receipts and Assist does as its cabinet is set.
 */
export const receiptShape = {
  receipt: z
    .unknown()
    // No union with `false`: its message would hide which part of the option is wrong.
    .transform((value, context): ReceiptSettings | false => {
      if (value === false) return false
      const parsed = settings.safeParse(value)
      if (parsed.success) return parsed.data
      for (const issue of parsed.error.issues) context.addIssue({ ...issue })
      return z.NEVER
    })
    .optional(),
}
