import { AssistError } from "./assist-error.ts"
import { formatAmount, type Minor, parseAmount } from "./money.ts"

/** One line of a receipt, checked (protocol 10). Sums are decimal strings, as everything that is stored. */
export interface ReceiptLine {
  id: number
  name: string
  price: string
  /** In thousandths: the cabinet allows three decimals. */
  quantity: number
  amount: string
  tax: string
  fpmode: number
  /** Marks of the goods and the kind of subject, as they came; only those that were sent. */
  marks?: Record<string, string>
}

/** Fields of a line that are kept and not judged (protocol 10). */
const MARKS = ["hscode", "eancode", "uncode", "gs1code", "furcode", "egaiscode", "subjtype"]
/** What a request says about its receipt apart from the lines (seed 004); absent is what it does not say. */
export interface ReceiptTerms {
  /** GenerateReceipt=0: no fiscal document is made. */
  forbidden?: boolean
  /** Name of the one line of an order without lines, with its tax and mode. */
  line?: string
  tax?: string
  fpmode?: number
  taxationSystem?: string
}

/** What fills in a line that names no tax or payment mode. "" and 0 mean that there is nothing to fill in. */
export interface ReceiptDefaults {
  tax: string
  fpmode: number
}

/** Tax rates of seed 004, and the older ones its request table still names. */
export const TAXES = ["novat", "vat0", "vat10", "vat18", "vat20", "vat110", "vat118", "vat120"]

/** Missing, malformed and wrong parameter CHEQUE (seed 004: 179). The documents name no codes for receipts. */
const missing = () => new AssistError([3, 179])
const malformed = () => new AssistError([4, 179])
const wrong = () => new AssistError([5, 179])

/** Lines of a payment or a charge: complete, and together as much as is paid. */
export function readReceipt(text: string, total: Minor, defaults: ReceiptDefaults): ReceiptLine[] {
  const lines = readLines(text).map((raw) => ({ ...readLine(raw), ...readTax(raw, defaults) }))
  if (sumOf(lines) !== total) throw wrong()
  return lines
}

/** Lines of a cancel: without tax and mode, together as much as goes back, none more than is left of it. */
export function readReturnedLines(text: string, total: Minor, left: readonly ReceiptLine[]): ReceiptLine[] {
  const lines = readLines(text).map((raw) => {
    if (raw["tax"] !== undefined || raw["fpmode"] !== undefined) throw wrong()
    const line = readLine(raw)
    const rest = left.find((one) => one.id === line.id)
    if (!rest || line.quantity > rest.quantity || minor(line.amount) > minor(rest.amount)) throw wrong()
    return { ...line, tax: rest.tax, fpmode: rest.fpmode }
  })
  if (sumOf(lines) !== total) throw wrong()
  return lines
}

/** What is left of a receipt after the lines already given back. */
export function linesLeft(paid: readonly ReceiptLine[], returned: readonly ReceiptLine[]): ReceiptLine[] {
  return paid.map((line) => {
    const back = returned.filter((one) => one.id === line.id)
    const quantity = line.quantity - back.reduce((sum, one) => sum + one.quantity, 0)
    return { ...line, quantity, amount: formatAmount(minor(line.amount) - sumOf(back)) }
  })
}

/** The lines as `ChequeItems` writes them. */
export function receiptText(lines: readonly ReceiptLine[]): string {
  const items = lines.map(({ quantity, price, amount, marks, ...line }) => ({
    ...line,
    ...marks,
    price: Number(price),
    quantity: quantity / 1000,
    amount: Number(amount),
  }))
  return JSON.stringify({ items })
}

/** `{"items":[…]}` (protocol 10); the vendor's own PHP client sends the bare list. Names of fields in any case. */
function readLines(text: string): Record<string, unknown>[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw malformed()
  }
  const items = Array.isArray(parsed) ? parsed : isRecord(parsed) ? lowerCase(parsed)["items"] : null
  if (!Array.isArray(items) || !items.every(isRecord)) throw malformed()
  if (items.length === 0) throw missing()
  const lines = items.map(lowerCase)
  if (new Set(lines.map((line) => String(line["id"]))).size !== lines.length) throw wrong()
  return lines
}

function readLine(raw: Record<string, unknown>): Omit<ReceiptLine, "tax" | "fpmode"> {
  const [product, label] = [textOf(raw["product"]), textOf(raw["name"])]
  if (product === "" && label === "") throw missing()
  if (product.length > 50 || label.length > 250) throw malformed()
  for (const name of ["id", "price", "quantity", "amount"]) if (textOf(raw[name]) === "") throw missing()
  const id = Number(raw["id"])
  const quantity = Math.round(Number(raw["quantity"]) * 1000)
  const [price, amount] = [parseAmount(textOf(raw["price"])), parseAmount(textOf(raw["amount"]))]
  if (!Number.isInteger(id) || !Number.isSafeInteger(quantity) || price === null || amount === null) throw malformed()
  // "amount: price × quantity"; half a kopeck goes up.
  if (quantity <= 0 || (price * BigInt(quantity) + 500n) / 1000n !== amount) throw wrong()
  const name = [product, label].filter(Boolean).join(" ")
  const sent = MARKS.map((mark) => [mark, textOf(raw[mark])] as const).filter(([, value]) => value !== "")
  return {
    id,
    name,
    price: formatAmount(price),
    quantity,
    amount: formatAmount(amount),
    ...(sent.length > 0 ? { marks: Object.fromEntries(sent) } : {}),
  }
}

/** The line's own, else the request's, else the merchant's, else "not enough data" (seed 004). */
function readTax(raw: Record<string, unknown>, defaults: ReceiptDefaults): ReceiptDefaults {
  const tax = textOf(raw["tax"]).toLowerCase() || defaults.tax
  const fpmode = Number(textOf(raw["fpmode"]) || defaults.fpmode)
  if (tax === "" || fpmode === 0) throw missing()
  if (!TAXES.includes(tax) || !Number.isInteger(fpmode) || fpmode < 1 || fpmode > 7) throw wrong()
  return { tax, fpmode }
}

const minor = (amount: string): Minor => parseAmount(amount) ?? 0n
const sumOf = (lines: readonly { amount: string }[]) => lines.reduce((sum, line) => sum + minor(line.amount), 0n)
const textOf = (value: unknown) => (value === undefined || value === null ? "" : String(value).trim())

function lowerCase(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
