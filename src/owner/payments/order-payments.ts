import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { AssistPayment } from "../../api/admin/assist/contract"
import { configuredMerchants } from "../../merchant/find-merchant"
import { assistTables } from "../assist-tables"
import { type OrderLink, orderLinks } from "../order-links"
import { type Look, lookAtAll } from "./look"
import { readPaymentRows } from "./read-rows"
import { showPayments } from "./show-payments"

interface OrderRow {
  id: string
  display_id: number | null
  payment_collections?: ({
    payments?: ({ payment_session_id: string } | null)[]
    payment_sessions?: ({ id: string } | null)[]
  } | null)[]
}

/** Every payment of an order that was made, or tried, at Assist: asked, followed, then shown. */
export async function orderPayments(container: MedusaContainer, orderId: string): Promise<AssistPayment[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: [
      "id",
      "display_id",
      "payment_collections.payments.payment_session_id",
      "payment_collections.payment_sessions.id",
    ],
    filters: { id: orderId },
  })
  const [order] = data as unknown as OrderRow[]
  if (!order) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no order ${orderId}.`)
  const link: OrderLink = { order_id: order.id, display_id: order.display_id ?? null }
  return await lookAndShow(container, await orderNumbersOf(container, sessionsOf(order)), link)
}

function sessionsOf({ payment_collections }: OrderRow): string[] {
  const ids = (payment_collections ?? []).flatMap((collection) => [
    ...(collection?.payments ?? []).map((payment) => payment?.payment_session_id),
    ...(collection?.payment_sessions ?? []).map((session) => session?.id),
  ])
  return [...new Set(ids.filter((id): id is string => Boolean(id)))]
}

/** A session's order number at Assist is its own id, or that of the hold an order edit moved to it. */
async function orderNumbersOf(container: MedusaContainer, sessions: string[]): Promise<string[]> {
  if (sessions.length === 0) return []
  const rows = await assistTables(container).listAssistOrders(
    { $or: [{ order_number: sessions }, { session_id: sessions }] },
    { select: ["order_number"] },
  )
  return rows.map(({ order_number }) => order_number)
}

/** Asks Assist about these order numbers, follows them, and shows what stands afterwards. */
export async function lookAndShow(
  container: MedusaContainer,
  orderNumbers: string[],
  link?: OrderLink,
): Promise<AssistPayment[]> {
  if (orderNumbers.length === 0) return []
  return await show(container, orderNumbers, await lookAtAll(container, orderNumbers), link)
}

async function show(
  container: MedusaContainer,
  orderNumbers: string[],
  looks: ReadonlyMap<string, Look>,
  link: OrderLink | undefined,
): Promise<AssistPayment[]> {
  const rows = await readPaymentRows(container, orderNumbers)
  const merchants = configuredMerchants(container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE))
  const links = link
    ? new Map(orderNumbers.map((number) => [number, link] as const))
    : await orderLinks(container, rows.orders)
  return showPayments(rows, looks, (id) => merchants.find(({ providerId }) => providerId === id), links)
}
