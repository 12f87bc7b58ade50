import type { Admin } from "./admin"
import type { Seeded } from "./seed"
import type { Session, Shop } from "./shop"

const ADDRESS = {
  first_name: "Янка",
  last_name: "Купала",
  address_1: "Nezavisimosti 1",
  city: "Minsk",
  postal_code: "220030",
  country_code: "by",
}

/**
 * An order of 100.00 BYN the owner wrote down for a customer, and the payment link that was sent for it, open at Assist.
 * @param converted whether the draft is an order by now
 */
export async function draftOrder(
  { admin, shop, seeded }: { admin: Admin; shop: Shop; seeded: Seeded },
  converted: boolean,
): Promise<{ orderId: string; link: Session }> {
  const post = async (path: string, body: unknown = {}) => {
    const answer = await admin.call("POST", path, body)
    if (answer.status >= 300) throw new Error(`POST ${path} -> ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const { draft_order } = await post("/admin/draft-orders", {
    region_id: seeded.regionByn,
    sales_channel_id: seeded.salesChannel,
    email: "yanka@example.by",
    shipping_address: ADDRESS,
    billing_address: ADDRESS,
    items: [{ variant_id: seeded.variant, quantity: 1 }],
  })
  if (converted) await post(`/admin/draft-orders/${draft_order.id}/convert-to-order`)
  const { payment_collection } = await post("/admin/payment-collections", { order_id: draft_order.id, amount: 100 })
  const link = await shop.newSession(payment_collection.id)
  await shop.open(link)
  return { orderId: draft_order.id, link }
}
