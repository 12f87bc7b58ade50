import { parseAmount, type ReceiptItem } from "../gateway"
import { parseQuantity } from "./quantity"

const TEXTS = ["product", "name", "tax", "gs1code"] as const

/**
 * The lines of a receipt as Assist reports them: `chequeitems` of an operation in `orderresult`, a JSON text in the form of
 * the request's (protocol 6.1, 10), or the bare list one of Assist's own clients sends. Names of fields in any case.
 * `undefined` for no lines, and for what cannot be read: then what the plugin itself has sent counts.
 */
export function reportedItems(text: string): ReceiptItem[] | undefined {
  const list = listOf(parse(text))
  if (!list || list.length === 0) return undefined
  const items: ReceiptItem[] = []
  for (const raw of list) {
    const item = isRecord(raw) ? readItem(lowerCase(raw)) : undefined
    if (!item) return undefined
    items.push(item)
  }
  return items
}

function readItem(raw: Record<string, unknown>): ReceiptItem | undefined {
  const id = Number(textOf(raw["id"]) || Number.NaN)
  const [price, amount] = [parseAmount(textOf(raw["price"])), parseAmount(textOf(raw["amount"]))]
  const quantity = textOf(raw["quantity"])
  if (!Number.isSafeInteger(id) || price === undefined || amount === undefined) return undefined
  if (parseQuantity(quantity) === undefined) return undefined
  const texts = TEXTS.flatMap((name) => (textOf(raw[name]) === "" ? [] : [[name, textOf(raw[name])] as const]))
  const numbers = (["fpmode", "subjtype"] as const).flatMap((name) =>
    /^\d{1,2}$/.test(textOf(raw[name])) ? [[name, Number(textOf(raw[name]))] as const] : [],
  )
  return { id, price, quantity, amount, ...Object.fromEntries(texts), ...Object.fromEntries(numbers) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function listOf(parsed: unknown): unknown[] | undefined {
  const list = isRecord(parsed) ? lowerCase(parsed)["items"] : parsed
  return Array.isArray(list) ? list : undefined
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const lowerCase = (record: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]))

const textOf = (value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value).trim() : "")
