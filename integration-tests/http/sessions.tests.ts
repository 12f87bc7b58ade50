import { heldOrder } from "../support/held-order"
import type { Store } from "../support/store"

export function sessionTests(store: Store): void {
  it("never completes a stranger's cart for a session that is gone: the money goes back (trap 2)", async () => {
    const { shop, sandbox, admin } = store
    const stranger = await shop.checkout()
    const { cart, session } = await shop.checkout()
    const { payment_collection } = (await shop.call("GET", `/store/carts/${cart.id}?fields=payment_collection.id`)).body
      .cart
    await shop.newSession(payment_collection.id)
    await sandbox.pay(session.number)
    expect(await admin.orders()).toHaveLength(0)
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Canceled", held: "0.00", released: "100.00" })
    expect(await sandbox.order(stranger.session.number)).toMatchObject({ state: "In Process" })
    expect((await sandbox.notifications(session.number))[0]).toMatchObject({ state: "answered" })
  })

  it("does not touch a payment of the same merchant that this shop never asked for", async () => {
    const { sandbox, admin } = store
    await sandbox.create({ ordernumber: "phone-order-7", amount: "15.00", currency: "BYN", card: "approve" })
    await sandbox.flush()
    expect((await sandbox.notifications("phone-order-7"))[0]).toMatchObject({ state: "answered", attempts: 1 })
    expect(await sandbox.order("phone-order-7")).toMatchObject({ state: "Delayed", held: "15.00" })
    expect(await admin.orders()).toHaveLength(0)
  })

  it("keeps the hold of a placed order when a stray call replaces its session (trap 6)", async () => {
    const { shop, sandbox, admin } = store
    const { cart, session, orderId, paymentId } = await heldOrder(store)
    const { payment_collection } = (await shop.call("GET", `/store/carts/${cart.id}?fields=payment_collection.id`)).body
      .cart
    await shop.newSession(payment_collection.id)
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Delayed", held: "100.00" })
    expect((await admin.capture(paymentId, 30.1)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "30.10" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "30.10" })
    // The session is gone, the payment is not: a notification still finds it and must not give the money back.
    const [notification] = await sandbox.notifications(session.number)
    await sandbox.resend(notification?.id as number)
    expect(await sandbox.order(session.number)).toMatchObject({
      state: "PartialDelayed",
      charged: "30.10",
      returned: "0.00",
    })
  })

  it("keeps cart and collection in step while Assist is down (trap 7)", async () => {
    const { shop, sandbox, seeded } = store
    const { cart, session } = await shop.checkout()
    await sandbox.fault("orderresult", "drop_before", { times: 20 })
    const changed = await shop.call("POST", `/store/carts/${cart.id}/line-items`, {
      variant_id: seeded.variant,
      quantity: 2,
    })
    expect(changed.status).toBe(200)
    const { body } = await shop.call(
      "GET",
      `/store/carts/${cart.id}?fields=total,payment_collection.amount,*payment_collection.payment_sessions`,
    )
    expect(body.cart).toMatchObject({ total: 300, payment_collection: { amount: 300, payment_sessions: [] } })
    expect(await sandbox.order(session.number)).toMatchObject({ state: "In Process", held: "0.00" })
  })

  it("believes nothing the storefront put into the session's data (trap 15)", async () => {
    const { shop, sandbox, admin } = store
    const victim = await heldOrder(store)
    const cart = await shop.cart()
    const session = await shop.session(cart, "pp_assist_main", {
      billnumber: victim.billnumber,
      order_number: victim.session.number,
      order_state: "Delayed",
      amount: "0.01",
      payment_url: "https://evil.example",
    })
    expect(session.data).toMatchObject({
      order_number: session.number,
      amount: "100.00",
      payment_url: `${store.url}/assist/pay/${session.id}`,
    })
    expect((await shop.complete(cart)).body).toMatchObject({
      type: "cart",
      error: { type: "payment_requires_more_error" },
    })
    expect(await admin.orders()).toHaveLength(1)
    await shop.open(session)
    await sandbox.pay(session.number, "approve", false)
    const landed = await shop.comeBack(session)
    const books = await admin.books(landed.pathname.split("/")[2] as string)
    expect(books.data).toMatchObject({ order_number: session.number })
    expect(books.data["billnumber"]).toBe((await sandbox.order(session.number)).billnumber)
    expect(await sandbox.order(victim.session.number)).toMatchObject({ state: "Delayed", held: "100.00" })
  })
}
