import { Database } from "../processes/database"
import { freePort, RunningStore } from "../processes/running-store"
import { Admin } from "../support/admin"
import { Sandbox } from "../support/sandbox"
import type { Seeded } from "../support/seed"
import { type Cart, type Session, Shop } from "../support/shop"

/** One Medusa process, with the hands of a shopper and of the owner who were sent to it. */
export interface Instance {
  readonly store: RunningStore
  readonly shop: Shop
  readonly admin: Admin
}

/** Several Medusa processes over one database. */
export class SeveralStores {
  private constructor(
    readonly database: Database,
    readonly sandbox: Sandbox,
    readonly instances: readonly Instance[],
    readonly seeded: Seeded,
  ) {}

  /** @param assist a sandbox that runs already; absent: one is started */
  static async start(
    name: string,
    count: number,
    env: Record<string, string> = {},
    assist?: Sandbox,
  ): Promise<SeveralStores> {
    const database = await Database.create(name)
    const sandbox = assist ?? (await Sandbox.start())
    const common = {
      DATABASE_URL: database.url(),
      ASSIST_SERVER_URL: sandbox.url,
      ASSIST_EXTRA_OPTIONS: JSON.stringify({ settleAfter: 30 }),
      ...env,
    }
    await RunningStore.migrate(common)
    const stores: RunningStore[] = []
    for (let started = 0; started < count; started++) stores.push(new RunningStore(await freePort(), common))
    // The first one alone: it writes what a store is created with.
    await stores[0]?.start()
    await Promise.all(stores.slice(1).map((store) => store.start()))
    const first = stores[0] as RunningStore
    const { seeded, token } = await first.call<{ seeded: Seeded; token: string }>("seed", first.url)
    const instances = stores.map((store) => ({
      store,
      shop: new Shop(store.url, seeded),
      admin: new Admin(store.url, token),
    }))
    return new SeveralStores(database, sandbox, instances, seeded)
  }

  async stop(): Promise<void> {
    await Promise.all(this.instances.map(({ store }) => store.kill()))
    await this.sandbox.stop()
    await this.database.close()
  }

  /** A cart whose money Assist holds; no Medusa knows yet. */
  async paidCart(): Promise<{ cart: Cart; session: Session; billnumber: string }> {
    const [{ shop }] = this.instances as [Instance]
    const { cart, session } = await shop.checkout()
    const { billnumber } = await this.sandbox.pay(session.number, "approve", false)
    return { cart, session, billnumber }
  }

  /** A placed order with 100.00 BYN held. */
  async heldOrder() {
    const paid = await this.paidCart()
    const [{ shop, admin }] = this.instances as [Instance]
    await shop.complete(paid.cart)
    const [orderId] = await this.ordersOf(paid.cart)
    const { paymentId } = await admin.books(orderId as string)
    return { ...paid, orderId: orderId as string, paymentId }
  }

  async ordersOf(cart: Cart): Promise<string[]> {
    const rows = await this.database.rows<{ order_id: string }>("select order_id from order_cart where cart_id = $1", [
      cart.id,
    ])
    return rows.map(({ order_id }) => order_id)
  }

  books(orderId: string) {
    return (this.instances[0] as Instance).admin.books(orderId)
  }

  /** Successful operations at Assist, by type: 100 payment, 200 charge, 300 cancel. */
  async moved(session: Session): Promise<number[]> {
    const { operations } = await this.sandbox.order(session.number)
    return operations.filter(({ responsecode }) => responsecode === "AS000").map(({ type }) => type)
  }
}
