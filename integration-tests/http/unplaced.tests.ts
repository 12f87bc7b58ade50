import { Modules } from "@medusajs/framework/utils"
import { UNPLACED_CAUSES, type UnplacedCause } from "../../src/payments/unplaced"
import { jobLooks } from "../support/job-looks"
import type { Session } from "../support/shop"
import type { Store } from "../support/store"

/** What happens to the shop while the shopper is on the payment page, so that no order can come of the cart any more. */
type Break = (store: Store, cartId: string) => Promise<unknown>

const productOf = async ({ container, seeded }: Store) =>
  (await container.resolve(Modules.PRODUCT).retrieveProductVariant(seeded.variant)).product_id as string

const BREAKS: readonly [name: string, cause: UnplacedCause, act: Break, variant?: "lastPiece"][] = [
  ["its product is deleted", "product_gone", async (store) => del(store, `/admin/products/${await productOf(store)}`)],
  [
    "its variant is deleted",
    "product_gone",
    async (store) => del(store, `/admin/products/${await productOf(store)}/variants/${store.seeded.variant}`),
  ],
  [
    "its shipping option is deleted",
    "shipping_gone",
    (store) => del(store, `/admin/shipping-options/${store.seeded.shippingOption}`),
  ],
  ["the last piece is taken", "out_of_stock", (store) => stock(store, 0), "lastPiece"],
  [
    "its stock location is deleted",
    "shipping_gone",
    async (store) => del(store, `/admin/stock-locations/${(await level(store)).location_id}`),
    "lastPiece",
  ],
  [
    "its region stops taking Assist",
    "region_closed",
    ({ admin, seeded }) =>
      admin.call("POST", `/admin/regions/${seeded.regionByn}`, { payment_providers: ["pp_assist_one"] }),
  ],
  ["its region is deleted", "region_closed", (store) => del(store, `/admin/regions/${store.seeded.regionByn}`)],
  [
    "its cart is deleted",
    "cart_gone",
    ({ container }, cart) => container.resolve(Modules.CART).softDeleteCarts([cart]),
  ],
  [
    "its lines are deleted",
    "cart_gone",
    async ({ container }, cart) => {
      const carts = container.resolve(Modules.CART)
      const items = await carts.listLineItems({ cart_id: cart })
      await carts.softDeleteLineItems(items.map(({ id }) => id))
    },
  ],
]

async function del({ admin }: Store, path: string): Promise<void> {
  const { status, body } = await admin.call("DELETE", path)
  if (status !== 200) throw new Error(`DELETE ${path} -> ${status} ${JSON.stringify(body)}`)
}

async function level({ container }: Store) {
  const inventory = container.resolve(Modules.INVENTORY)
  const [item] = await inventory.listInventoryItems({ sku: "Last samovar" })
  const [found] = await inventory.listInventoryLevels({ inventory_item_id: item?.id as string })
  if (!found) throw new Error("no inventory level")
  return found
}

async function stock(store: Store, stocked_quantity: number): Promise<void> {
  const { inventory_item_id, location_id } = await level(store)
  await store.container
    .resolve(Modules.INVENTORY)
    .updateInventoryLevels([{ inventory_item_id, location_id, stocked_quantity }])
}

interface Found {
  code: string
  status: string
  detail: string
  params: Record<string, string>
}

/** Paid, and no order can come of it, or none comes (contract 2.6). */
export function unplacedTests(store: Store): void {
  afterEach(() => jest.restoreAllMocks())

  const rows = (): Promise<(Found & { id: string })[]> =>
    store.container.resolve("__pg_connection__")("assist_discrepancy").orderBy("created_at")
  const found = async () => (await rows()).map(({ code, status }) => `${code} ${status}`)
  const told = async ({ id }: Session) =>
    (await store.shop.call("GET", `/store/assist/payment-sessions/${id}`)).body.payment_session

  /** Core fails as it does for reasons nobody foresaw. */
  function coreFails() {
    const engine = store.container.resolve(Modules.WORKFLOW_ENGINE)
    const error = new TypeError("Cannot read properties of undefined (reading 'x')")
    return jest.spyOn(engine, "run").mockResolvedValue({ errors: [{ error }] } as never)
  }

  async function minutesPass(minutes: number): Promise<void> {
    const waited = `update assist_order set unplaced_since = now() - interval '${minutes} minutes'`
    await store.container.resolve("__pg_connection__").raw(waited)
    await jobLooks(store)
  }

  it.each(BREAKS)("gives the money back at once when %s", async (...[, cause, act, variant]) => {
    const { shop, sandbox, admin, seeded } = store
    const { cart, session } = await shop.checkout(variant && { variant: seeded[variant] })
    await act(store, cart.id)
    await sandbox.pay(session.number)
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Canceled", held: "0.00", charged: "0.00" })
    expect(await admin.orders()).toHaveLength(0)
    expect(await store.container.resolve(Modules.PAYMENT).listPayments({})).toEqual([])
    const [row] = await rows()
    expect(row).toMatchObject({ code: "order_not_placed", params: { cause } })
    expect(row?.detail).toBe(UNPLACED_CAUSES[cause])
    expect(await told(session)).toMatchObject({ status: "canceled", reason: "order_not_placed", order_id: null })
    expect((await shop.comeBack(session)).searchParams.get("payment")).toBe("failed")
  })

  it("gives back at once what was taken at once", async () => {
    const { shop, sandbox, admin } = store
    const { session } = await shop.checkout({ provider: "pp_assist_one" })
    await del(store, `/admin/products/${await productOf(store)}`)
    await sandbox.pay(session.number)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00", returned: "100.00" })
    expect(await admin.orders()).toHaveLength(0)
    expect(await found()).toEqual(["order_not_placed open"])
    expect(await told(session)).toMatchObject({ status: "canceled", reason: "order_not_placed" })
  })

  it("tells the owner after ten minutes, in its own words, and Check places the order", async () => {
    const { shop, sandbox, admin } = store
    const { session } = await shop.checkout()
    const failing = coreFails()
    await sandbox.pay(session.number)
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Delayed", held: "100.00" })
    expect(await found()).toEqual([])
    await minutesPass(9)
    expect(await found()).toEqual([])
    await minutesPass(11)
    const [row] = await rows()
    expect(row).toMatchObject({ code: "order_waiting", status: "open", params: { amount: "100.00", currency: "BYN" } })
    expect(JSON.stringify(row)).not.toContain("Cannot read")
    const { body } = await admin.call("GET", "/admin/assist/notifications")
    expect(JSON.stringify(body)).not.toContain("Cannot read")
    expect(await told(session)).toMatchObject({ status: "pending" })

    failing.mockRestore()
    const pressed = await admin.call("POST", `/admin/assist/discrepancies/${row?.id}`, { action: "check" })
    expect(pressed.status).toBe(200)
    expect(await found()).toEqual(["order_waiting resolved"])
    const [order] = await admin.orders()
    expect(await admin.books(order?.id as string)).toMatchObject({ authorized: "100.00", captured: "0.00" })
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Delayed", held: "100.00" })
  })

  it("gives the money back an hour after the first try, and keeps no shopper waiting", async () => {
    const { shop, sandbox, admin } = store
    const { session } = await shop.checkout()
    coreFails()
    await sandbox.pay(session.number)
    await minutesPass(11)
    await minutesPass(59)
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Delayed" })
    await minutesPass(61)
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Canceled", released: "100.00" })
    expect((await found()).sort()).toEqual(["order_not_placed open", "order_waiting resolved"])
    expect((await rows()).map(({ params }) => params["cause"])).toContain("not_completed")
    expect(await told(session)).toMatchObject({ status: "canceled", reason: "order_not_placed" })
    expect(await admin.orders()).toHaveLength(0)
  })

  it("gives the money back when the owner presses it, and no order comes of it afterwards", async () => {
    const { shop, sandbox, admin } = store
    const { cart, session } = await shop.checkout()
    const failing = coreFails()
    await sandbox.pay(session.number)
    await minutesPass(11)
    const [row] = await rows()
    const pressed = await admin.call("POST", `/admin/assist/discrepancies/${row?.id}`, { action: "release" })
    expect(pressed.status).toBe(200)
    failing.mockRestore()
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Canceled", released: "100.00" })
    expect((await shop.complete(cart)).status).toBe(400)
    await jobLooks(store)
    expect(await admin.orders()).toHaveLength(0)
    expect(await found()).toEqual(["order_waiting resolved"])
    expect(await told(session)).toMatchObject({ status: "canceled" })
  })

  it("stays with its decision while Assist refuses to give the money back", async () => {
    const { shop, sandbox, admin, container } = store
    const { cart, session } = await shop.checkout()
    const product = await productOf(store)
    await del(store, `/admin/products/${product}`)
    await sandbox.fault("cancel", "decline", { times: 1_000 })
    await sandbox.pay(session.number)
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Delayed", held: "100.00" })
    expect(await told(session)).toMatchObject({ status: "canceled", reason: "order_not_placed" })
    await container.resolve(Modules.PRODUCT).restoreProducts([product])
    expect((await shop.complete(cart)).status).toBe(400)
    await minutesPass(11)
    expect(await found()).toContain("order_waiting open")
    await sandbox.clearFaults()
    await jobLooks(store)
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Canceled", released: "100.00" })
    expect(await admin.orders()).toHaveLength(0)
    const last = (await rows()).find(({ code }) => code === "order_not_placed")
    expect(last?.params["cause"]).toBe("product_gone")
    expect(await found()).toContain("order_waiting resolved")
  })
}
