import { assistAdmin } from "../support/assist-admin"
import { eventually } from "../support/eventually"
import { heldOrder } from "../support/held-order"
import { withOption } from "../support/merchant-option"
import type { Store } from "../support/store"

interface Rung {
  readonly data: { readonly title: string; readonly description: string }
  readonly resource_id: string
}

/** The bell of Medusa's own admin. */
export function bellTests(store: Store): void {
  const knex = () => store.container.resolve("__pg_connection__")

  /** An order whose hold Medusa has given up; opening the page of the order looks at it. */
  async function heldThoughCanceled() {
    const held = await heldOrder(store)
    await knex()("payment").where({ id: held.paymentId }).update({ canceled_at: new Date() })
    await store.shop.comeBack(held.session)
    return held
  }
  async function rungFor(orderId: string): Promise<Rung[]> {
    const { body } = await store.admin.call("GET", "/admin/notifications?channel=feed&limit=100")
    return (body.notifications as Rung[]).filter(({ resource_id }) => resource_id === orderId)
  }

  it("rings once for a discrepancy, and says where it can be mended", async () => {
    const { session, orderId } = await heldThoughCanceled()
    const page = `${store.url}/app/orders/${orderId}`
    const text = new RegExp(`^Order #\\d+ \\(${session.number}\\) · 100.00 BYN\\n.+\\n${page}$`)
    const rung = { title: "The hold was not released", description: expect.stringMatching(text) }
    await eventually(async () => expect(await rungFor(orderId)).toMatchObject([{ data: rung }]))
    const [row] = await knex()("assist_discrepancy").where({ order_number: session.number })
    await store.container.resolve("event_bus").emit({
      name: "assist.discrepancy_opened",
      data: { ...row, provider_id: "pp_assist_main", payment_id: null, order_id: null, cart_id: null },
    })
    await store.shop.comeBack(session)
    expect(await rungFor(orderId)).toHaveLength(1)
    const { body } = await assistAdmin(store).call("POST", `/discrepancies/${row.id}`, { action: "release" })
    expect(body.moved).toBe(true)
    expect(await store.sandbox.order(session.number)).toMatchObject({ state: "Canceled", released: "100.00" })
    expect(await store.admin.books(orderId)).toMatchObject({ canceled: true, captured: "0.00" })
  })

  it("speaks the owner's language", async () => {
    await withOption(store, "ownerLanguage", "ru", async () => {
      const { orderId } = await heldThoughCanceled()
      const rung = { title: "Блокировка не снята", description: expect.stringContaining("100,00 BYN") }
      await eventually(async () => expect(await rungFor(orderId)).toMatchObject([{ data: rung }]))
    })
  })
}
