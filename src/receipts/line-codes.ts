import { type Said, saying } from "../refusals/saying"
import type { ReceiptSettings } from "./receipt-settings"
import { type Answer, answer, refuse } from "./refusal"
import type { SaleLine } from "./sale"
import { knownTaxCodes, taxCode, taxCodeProblem } from "./tax-codes"

/** The codes of one order line. */
export interface LineCodes {
  readonly tax?: string
  readonly fpmode: number
  readonly subjtype?: number
  /** None, one for every piece alike, or one for each piece. */
  readonly gs1codes: readonly string[]
}

/** Seed 004, "Значения способа расчета": Аванс. */
const ADVANCE = 3

/**
 * Metadata wins over the option (design section 6). `assist_tax`: a tax code. `assist_fpmode`: 1 to 7. `assist_subject`: the
 * number of the payment subject (`subjtype`). `assist_gs1code`: a marking code, or several, as a list or separated by blanks
 * or line breaks (no GS1 code holds one), for pieces that carry one each. An empty text counts as absent.
 */
export function lineCodes(line: SaleLine, settings: ReceiptSettings): Answer<LineCodes> {
  const wrong = (said: Said) => refuse("wrong_code", said, line.id)
  const { name } = line
  const written = (key: string): string | undefined => metadata(line, key)?.join(" ")

  const ownTax = written("assist_tax")
  if (ownTax !== undefined && taxCodeProblem(ownTax))
    return wrong(saying("receipt_tax_code", { name, code: ownTax.slice(0, 40), known: knownTaxCodes() }))

  const fpmode = wholeNumber(written("assist_fpmode"), 1, 7)
  if (fpmode === null) return wrong(saying("receipt_payment_mode", { name, mode: written("assist_fpmode") ?? "" }))
  const subjtype = wholeNumber(written("assist_subject"), 0, 99)
  if (subjtype === null) return wrong(saying("receipt_subject", { name, subject: written("assist_subject") ?? "" }))

  const gs1codes = metadata(line, "assist_gs1code") ?? []
  if (gs1codes.some((code) => code.length > 256)) return wrong(saying("receipt_marking_long", { name }))

  const tax = ownTax ?? taxByOption(line, settings)
  return answer({
    ...(tax === undefined ? {} : { tax: taxCode(tax) }),
    fpmode: fpmode ?? (line.kind === "gift_card" ? ADVANCE : settings.paymentMode),
    ...(subjtype === undefined ? {} : { subjtype }),
    gs1codes,
  })
}

/** `shippingTax` for shipping, else by the rate, else `tax`. */
function taxByOption(line: SaleLine, settings: ReceiptSettings): string | undefined {
  if (line.kind === "shipping" && settings.shippingTax !== undefined) return settings.shippingTax
  return codeOfRate(line.taxRate, settings) ?? settings.tax
}

/** What `taxByRate` says of a rate in percent: a shop's rate without a code falls back to `tax`. */
export function codeOfRate(rate: string | number | undefined, { taxByRate }: ReceiptSettings): string | undefined {
  return rate === undefined ? undefined : taxByRate[rateKey(rate)]
}

/** One spelling of a rate: 20, "20" and "20.00" are the same. */
export function rateKey(rate: string | number): string {
  return String(Number(rate))
}

/** The first metadata that says something under this name, its words one by one. */
function metadata(line: SaleLine, name: string): string[] | undefined {
  for (const record of line.metadata ?? []) {
    const value = record?.[name]
    const words = (Array.isArray(value) ? value : [value])
      .filter((one) => typeof one === "string" || typeof one === "number")
      .flatMap((one) => String(one).split(/\s+/))
      .filter((word) => word !== "")
    if (words.length > 0) return words
  }
  return undefined
}

/** `null` for something else than a whole number within the limits. */
function wholeNumber(text: string | undefined, least: number, most: number): number | undefined | null {
  if (text === undefined) return undefined
  return /^\d{1,2}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : null
}
