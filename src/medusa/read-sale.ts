import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import type { Sale, SaleCredit, SaleLine } from "../receipts/sale"
import { owedMoney } from "./amounts"
import { type Exact, exactField } from "./exact-field"
import { queryRows } from "./query-rows"

/** What a payment session pays for, as a receipt is made from it. */
export interface ReadSale {
  /** `money` is the whole of the cart or order, whatever part of it the session pays. */
  readonly sale: Sale
  /** Absent while it is a cart. */
  readonly orderId: string | undefined
}

interface Taxed {
  tax_lines?: { rate: BigNumberInput; raw_rate?: BigNumberInput | null }[] | null
}

interface ItemRow extends Taxed, Exact<"total" | "quantity"> {
  id: string
  title?: string | null
  product_title?: string | null
  variant_title?: string | null
  variant_sku?: string | null
  variant_id?: string | null
  is_giftcard?: boolean | null
  detail?: Exact<"return_received_quantity" | "return_dismissed_quantity"> | null
}

interface ShippingRow extends Taxed, Exact<"total"> {
  id: string
  name?: string | null
}

interface SaleRow extends Exact<"total"> {
  id: string
  currency_code: string
  items?: ItemRow[] | null
  shipping_methods?: ShippingRow[] | null
  credit_lines?: CreditRow[] | null
}

interface CreditRow extends Exact<"amount"> {
  reference?: string | null
  reference_id?: string | null
}

interface VariantRow {
  id: string
  metadata?: Record<string, unknown> | null
  product?: { metadata?: Record<string, unknown> | null } | null
}

const FIELDS = [
  "id",
  "currency_code",
  "total",
  "items.*",
  "items.tax_lines.*",
  "shipping_methods.*",
  "shipping_methods.tax_lines.*",
  "credit_lines.*",
]

/**
 * Reads the order a payment session belongs to, else its cart: lines as they stand now, after edits and returns.
 * The lines' own metadata is left out: a storefront's visitor can write it (design section 6).
 * `undefined` when neither is there any more.
 */
export async function readSale(container: MedusaContainer, sessionId: string): Promise<ReadSale | undefined> {
  const collectionId = await collectionOf(container, sessionId)
  if (!collectionId) return undefined
  const collection = { payment_collection_id: collectionId }
  const [ofOrder] = await queryRows<{ order_id: string }>(
    container,
    "order_payment_collection",
    ["order_id"],
    collection,
  )
  if (ofOrder) return await read(container, "order", ofOrder.order_id)
  const [ofCart] = await queryRows<{ cart_id: string }>(container, "cart_payment_collection", ["cart_id"], collection)
  return ofCart && (await read(container, "cart", ofCart.cart_id))
}

/** By the payment when the session is gone: core deletes sessions whose payment lives on (contract trap 6). */
async function collectionOf(container: MedusaContainer, sessionId: string): Promise<string | undefined> {
  type Row = { payment_collection_id: string }
  const fields = ["payment_collection_id"]
  const [session] = await queryRows<Row>(container, "payment_session", fields, { id: sessionId })
  if (session) return session.payment_collection_id
  const [payment] = await queryRows<Row>(container, "payment", fields, { payment_session_id: sessionId })
  return payment?.payment_collection_id
}

async function read(container: MedusaContainer, entity: "order" | "cart", id: string): Promise<ReadSale | undefined> {
  const fields = entity === "order" ? [...FIELDS, "items.detail.*"] : FIELDS
  const [row] = await queryRows<SaleRow>(container, entity, fields, { id })
  if (!row) return undefined
  const items = row.items ?? []
  const variants = await variantsOf(container, items)
  const lines = [
    ...items.map((item) => goods(item, variants.get(item.variant_id ?? ""))),
    ...(row.shipping_methods ?? []).map(shipping),
  ]
  const credits = (await givenBefore(container, row.credit_lines ?? [])).flatMap(credit)
  // Not the order's total: core takes off it what was refunded.
  const total = MathBN.sub(
    lines.reduce((sum, line) => MathBN.add(sum, line.total), MathBN.convert(0)),
    credits.reduce((sum, { amount }) => MathBN.add(sum, amount), MathBN.convert(0)),
  )
  const money = owedMoney(total, row.currency_code)
  return { sale: { lines, credits, money }, orderId: entity === "order" ? row.id : undefined }
}

/** Core's credit lines for refunds, without a reason (`payment_collection`, its default) or under the reason's label. */
const OF_REFUNDS = new Set(["refund", "payment_collection"])

/** Without those that core writes for what it refunded: they are no part of the price that was paid before. */
async function givenBefore(container: MedusaContainer, lines: readonly CreditRow[]): Promise<CreditRow[]> {
  const others = lines.filter(({ reference }) => !OF_REFUNDS.has(reference ?? ""))
  if (others.length === 0) return others
  const reasons = await queryRows<{ label: string; code: string }>(container, "refund_reason", ["label", "code"], {})
  return others.filter(
    (line) => !reasons.some(({ label, code }) => label === line.reference && code === line.reference_id),
  )
}

async function variantsOf(
  container: MedusaContainer,
  items: readonly ItemRow[],
): Promise<ReadonlyMap<string, VariantRow>> {
  const ids = [...new Set(items.flatMap(({ variant_id }) => variant_id ?? []))]
  if (ids.length === 0) return new Map()
  const fields = ["id", "metadata", "product.metadata"]
  const variants = await queryRows<VariantRow>(container, "product_variant", fields, { id: ids })
  return new Map(variants.map((variant) => [variant.id, variant]))
}

function goods(item: ItemRow, variant: VariantRow | undefined): SaleLine {
  const { detail } = item
  // Medusa's total of a line is that of what was not returned.
  const returned = detail
    ? MathBN.add(exactField(detail, "return_received_quantity"), exactField(detail, "return_dismissed_quantity"))
    : 0
  return {
    id: item.id,
    kind: item.is_giftcard ? "gift_card" : "goods",
    product: item.variant_sku,
    name: [item.product_title ?? item.title, item.variant_title].filter(Boolean).join(", "),
    quantity: MathBN.max(0, MathBN.sub(exactField(item, "quantity"), returned)).toFixed(),
    total: decimal(exactField(item, "total")),
    ...taxRate(item),
    metadata: [variant?.metadata, variant?.product?.metadata],
  }
}

function shipping(method: ShippingRow): SaleLine {
  return {
    id: method.id,
    kind: "shipping",
    name: method.name ?? "",
    quantity: "1",
    total: decimal(exactField(method, "total")),
    ...taxRate(method),
  }
}

function taxRate({ tax_lines }: Taxed): Pick<SaleLine, "taxRate"> {
  if (!tax_lines?.length) return {}
  const sum = tax_lines.reduce((all, line) => MathBN.add(all, line.raw_rate ?? line.rate), MathBN.convert(0))
  return { taxRate: sum.toFixed() }
}

function credit(line: CreditRow): SaleCredit[] {
  const amount = decimal(exactField(line, "amount"))
  const reference = line.reference ?? ""
  if (MathBN.lte(amount, 0)) return []
  const kind = /gift/i.test(reference) ? "gift_card" : /store.?credit/i.test(reference) ? "store_credit" : "credit_line"
  return [{ kind, amount }]
}

const decimal = (amount: BigNumberInput) => MathBN.convert(amount).toFixed()
