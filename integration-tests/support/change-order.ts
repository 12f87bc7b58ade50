import type { Answer } from "./shop"
import type { Store } from "./store"

/** The owner's changes of an order, through the routes the admin uses. */
export class ChangeOrder {
  constructor(
    private readonly store: Pick<Store, "admin">,
    private readonly orderId: string,
  ) {}

  private async post(path: string, body: unknown = {}): Promise<Answer["body"]> {
    const answer = await this.store.admin.call("POST", path, body)
    if (answer.status >= 300) throw new Error(`POST ${path} -> ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }

  /** Begins an edit that sets a line's quantity; not confirmed yet. */
  async begin(item: string, quantity: number): Promise<void> {
    await this.post("/admin/order-edits", { order_id: this.orderId })
    await this.post(`/admin/order-edits/${this.orderId}/items/item/${item}`, { quantity })
    await this.post(`/admin/order-edits/${this.orderId}/request`)
  }

  async confirm(): Promise<void> {
    await this.post(`/admin/order-edits/${this.orderId}/confirm`)
  }

  async quantity(item: string, quantity: number): Promise<void> {
    await this.begin(item, quantity)
    await this.confirm()
  }

  async giveUpEdit(): Promise<void> {
    await this.store.admin.call("DELETE", `/admin/order-edits/${this.orderId}`)
  }

  /** Packs lines; the id of the fulfillment. */
  async fulfill(items: { id: string; quantity: number }[]): Promise<string> {
    const before = new Set((await this.fulfillments()).map(({ id }) => id))
    await this.post(`/admin/orders/${this.orderId}/fulfillments`, { items })
    return (await this.fulfillments()).find(({ id }) => !before.has(id))?.id as string
  }

  private async fulfillments(): Promise<{ id: string }[]> {
    const { body } = await this.store.admin.call("GET", `/admin/orders/${this.orderId}?fields=id,*fulfillments`)
    return body.order.fulfillments
  }

  async ship(fulfillment: string, items: { id: string; quantity: number }[]): Promise<void> {
    await this.post(`/admin/orders/${this.orderId}/fulfillments/${fulfillment}/shipments`, { items })
  }

  async deliver(fulfillment: string): Promise<void> {
    await this.post(`/admin/orders/${this.orderId}/fulfillments/${fulfillment}/mark-as-delivered`)
  }

  async unpack(fulfillment: string): Promise<void> {
    await this.post(`/admin/orders/${this.orderId}/fulfillments/${fulfillment}/cancel`)
  }

  async exchange(item: string, quantity: number, variant_id: string, ordered: number): Promise<void> {
    const { exchange } = await this.post("/admin/exchanges", { order_id: this.orderId })
    await this.post(`/admin/exchanges/${exchange.id}/inbound/items`, { items: [{ id: item, quantity }] })
    await this.post(`/admin/exchanges/${exchange.id}/outbound/items`, { items: [{ variant_id, quantity: ordered }] })
    await this.post(`/admin/exchanges/${exchange.id}/request`)
  }

  async claim(item: string, quantity: number, variant_id: string): Promise<void> {
    const { claim } = await this.post("/admin/claims", { order_id: this.orderId, type: "replace" })
    await this.post(`/admin/claims/${claim.id}/claim-items`, { items: [{ id: item, quantity, reason: "other" }] })
    await this.post(`/admin/claims/${claim.id}/outbound/items`, { items: [{ variant_id, quantity }] })
    await this.post(`/admin/claims/${claim.id}/request`)
  }

  /** Something arrived broken: the customer keeps it and gets money back. */
  async claimRefund(item: string, quantity: number): Promise<void> {
    const { claim } = await this.post("/admin/claims", { order_id: this.orderId, type: "refund" })
    await this.post(`/admin/claims/${claim.id}/claim-items`, { items: [{ id: item, quantity, reason: "other" }] })
    await this.post(`/admin/claims/${claim.id}/request`)
  }

  async return(item: string, quantity: number): Promise<string> {
    const { return: begun } = await this.post("/admin/returns", { order_id: this.orderId })
    await this.post(`/admin/returns/${begun.id}/request-items`, { items: [{ id: item, quantity }] })
    await this.post(`/admin/returns/${begun.id}/request`)
    return begun.id
  }

  async receive(returnId: string, item: string, quantity: number): Promise<void> {
    await this.post(`/admin/returns/${returnId}/receive`)
    await this.post(`/admin/returns/${returnId}/receive-items`, { items: [{ id: item, quantity }] })
    await this.post(`/admin/returns/${returnId}/receive/confirm`)
  }
}
