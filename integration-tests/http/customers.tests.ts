import settle from "../../src/jobs/settle-assist-orders"
import { eraseAssistPersonalDataWorkflow } from "../../src/workflows"
import { heldOrder } from "../support/held-order"
import { withOption } from "../support/merchant-option"
import { until } from "../support/order-money"
import type { Cart, Session } from "../support/shop"
import type { Store } from "../support/store"

/** Who pays is who is logged in: an e-mail is what somebody typed. */
export function customerTests(store: Store): void {
  const offered = async (session: Session) => {
    let number: string | undefined
    await withOption(store, "customerNumber", true, async () => {
      number = (await store.shop.open(session)).fields["CustomerNumber"]
    })
    return number
  }
  const collectionOf = async (cart: Cart) =>
    (await store.shop.call("GET", `/store/carts/${cart.id}?fields=payment_collection.id`)).body.cart.payment_collection
      .id
  const customerOf = async (cart: Cart) =>
    (await store.container.resolve("__pg_connection__")("cart").where({ id: cart.id }).first("customer_id")).customer_id

  it("offers a guest who typed a registered e-mail nobody's cards, though core links the cart to the account", async () => {
    const { shop, sandbox, admin } = store
    const anna = await shop.register("anna@example.by")
    const cart = await shop.cart({ email: "anna@example.by" })
    expect(await customerOf(cart)).toBe(anna.id)
    const session = await shop.session(cart)
    expect(await offered(session)).toBeUndefined()
    await sandbox.pay(session.number)
    const [order] = await admin.orders()
    expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00" })
    expect(await admin.books(order?.id as string)).toMatchObject({ authorized: "100.00" })
  })

  it("offers a customer who is logged in their own cards, whatever the cart says", async () => {
    const { shop, sandbox, admin } = store
    const anna = await shop.register("anna@example.by")
    const guests = await shop.cart({ email: "somebody@example.by" })
    const session = await anna.shop.session(guests)
    expect(await offered(session)).toBe(anna.id)
    expect((await shop.open(session)).fields).not.toHaveProperty("CustomerNumber") // without the option
    await sandbox.pay(session.number)
    const [order] = await admin.orders()
    expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00" })
    expect(await admin.books(order?.id as string)).toMatchObject({ authorized: "100.00" })
  })

  it("believes no customer the storefront sends along", async () => {
    const { shop } = store
    const anna = await shop.register("anna@example.by")
    const data = { customer: { id: anna.id }, context: { customer: { id: anna.id } }, customer_id: anna.id }
    expect(await offered(await shop.session(await shop.cart(), "pp_assist_main", data))).toBeUndefined()
  })

  it("forgets who began when the cart is handed over", async () => {
    const { shop, sandbox, admin } = store
    const anna = await shop.register("anna@example.by")
    const boris = await shop.register("boris@example.by")
    const cart = await anna.shop.cart({ email: "anna@example.by" })
    const begun = await anna.shop.session(cart)
    expect(await offered(begun)).toBe(anna.id)

    // A guest who has the cart makes a session of their own.
    const guests = await shop.newSession(await collectionOf(cart))
    expect(await offered(guests)).toBeUndefined()

    // Anna begins once more, and Boris takes the cart over.
    const again = await anna.shop.newSession(await collectionOf(cart))
    expect(await offered(again)).toBe(anna.id)
    expect((await boris.shop.call("POST", `/store/carts/${cart.id}/customer`, {})).status).toBe(200)
    expect(await customerOf(cart)).toBe(boris.id)
    await until(
      () => offered(again),
      (number) => number === undefined,
    )
    const own = await boris.shop.newSession(await collectionOf(cart))
    expect(await offered(own)).toBe(boris.id)
    await sandbox.pay(own.number)
    const [order] = await admin.orders()
    expect(await sandbox.order(own.number)).toMatchObject({ held: "100.00" })
    expect(await admin.books(order?.id as string)).toMatchObject({ authorized: "100.00" })
  })

  it("keeps nothing of a guest, and of a customer no more than the id", async () => {
    const { shop, container } = store
    await heldOrder(store)
    const anna = await shop.register("anna@example.by")
    const session = await anna.shop.session(await anna.shop.cart())
    const { rows } = await container.resolve("__pg_connection__").raw("select * from assist_session")
    expect(rows).toEqual([
      {
        session_id: session.id,
        customer_id: anna.id,
        created_at: expect.any(Date),
        updated_at: expect.any(Date),
        deleted_at: null,
      },
    ])
  })

  it("forgets who was logged in when the person is erased, and after a month", async () => {
    const { shop, sandbox, container } = store
    const sessions = async () =>
      (await container.resolve("__pg_connection__")("assist_session").orderBy("created_at")).map(
        ({ session_id }: { session_id: string }) => session_id,
      )
    const anna = await shop.register("anna@example.by")
    const boris = await shop.register("boris@example.by")
    const [hers, his] = [
      await anna.shop.session(await shop.cart({ email: "somebody@example.by" })),
      await boris.shop.session(await shop.cart()),
    ]
    await shop.open(his)
    await sandbox.pay(his.number)
    expect(await sessions()).toEqual([hers.id, his.id])
    const { result } = await eraseAssistPersonalDataWorkflow(container).run({ input: { customer_id: anna.id } })
    expect(result.erased).toMatchObject({ assist_session: 1, assist_order: 0 })
    await settle(container)
    expect(await sessions()).toEqual([his.id])
    await container
      .resolve("__pg_connection__")
      .raw("update assist_session set created_at = now() - interval '31 days'")
    await settle(container)
    expect(await sessions()).toEqual([])
    expect(await sandbox.order(his.number)).toMatchObject({ held: "100.00" })
  })
}
