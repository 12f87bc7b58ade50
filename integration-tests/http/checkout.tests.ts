import type { Store } from "../support/store"

export function checkoutTests(store: Store): void {
  it("holds the money and comes back with an order", async () => {
    const { shop, sandbox, admin } = store
    const cart = await shop.cart()
    const session = await shop.session(cart)
    expect(session.data).toEqual({
      order_number: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/),
      payment_url: `${store.url}/assist/pay/${session.id}`,
      merchant_id: "123456",
      amount: "100.00",
      currency: "BYN",
    })
    const { fields, action } = await shop.open(session)
    expect(action).toBe(`${sandbox.url}/pay/order.cfm`)
    expect(fields).toMatchObject({
      Merchant_ID: "123456",
      OrderNumber: session.number,
      OrderAmount: "100.00",
      OrderCurrency: "BYN",
      Delay: "1",
      Email: "yanka@example.by",
      Firstname: "Янка",
      Lastname: "Купала",
      Country: "BLR",
      City: "Minsk",
      URL_RETURN_OK: `${store.url}/assist/return/${session.id}`,
      URL_RETURN_NO: `${store.url}/assist/return/${session.id}`,
      Checkvalue: expect.stringMatching(/^[0-9A-F]{32}$/),
    })
    await sandbox.pay(session.number, "approve", false)
    const landed = await shop.comeBack(session)
    const orderId = landed.pathname.split("/")[2] as string
    expect(landed.href).toBe(`http://shop.test/order/${orderId}/confirmed`)
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Delayed", held: "100.00", charged: "0.00" })
    expect(await admin.books(orderId)).toMatchObject({
      paymentStatus: "authorized",
      authorized: "100.00",
      captured: "0.00",
      providerId: "pp_assist_main",
    })
  })

  it("places the order from the notification alone when the shopper closes the tab", async () => {
    const { shop, sandbox, admin } = store
    const { session } = await shop.checkout()
    await sandbox.pay(session.number)
    const [order] = await admin.orders()
    expect(await admin.books(order?.id as string)).toMatchObject({
      paymentStatus: "authorized",
      authorized: "100.00",
      captured: "0.00",
    })
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Delayed", held: "100.00" })
    const [notification] = await sandbox.notifications(session.number)
    expect(notification).toMatchObject({ state: "answered", attempts: 1 })
    expect(notification?.answer).toContain(
      `<pushpaymentresult firstcode="0" secondcode="0"><order><billnumber>${notification?.fields["billnumber"]}</billnumber><packetdate>${notification?.fields["packetdate"]}</packetdate></order></pushpaymentresult>`,
    )
  })

  it("makes one order when the shopper, the notification and the storefront all arrive at once", async () => {
    const { shop, sandbox, admin } = store
    const { cart, session } = await shop.checkout()
    await sandbox.pay(session.number, "approve", false)
    await Promise.all([
      shop.comeBack(session),
      shop.comeBack(session),
      shop.complete(cart),
      sandbox.fault("notification", "duplicate").then(() => sandbox.flush()),
    ])
    const orders = await admin.orders()
    expect(orders).toHaveLength(1)
    expect(await admin.books(orders[0]?.id as string)).toMatchObject({ authorized: "100.00", canceled: false })
    expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00" })
  })

  it("tells a storefront that completes too early that more is required", async () => {
    const { cart, session } = await store.shop.checkout()
    const early = await store.shop.complete(cart)
    expect(early.status).toBe(200)
    expect(early.body).toMatchObject({ type: "cart", error: { type: "payment_requires_more_error" } })
    expect((await store.shop.comeBack(session)).search).toContain("payment=pending")
    expect(await store.admin.orders()).toHaveLength(0)
  })

  it("tells a shopper what Medusa knows while Assist cannot be asked", async () => {
    const { shop, sandbox } = store
    const status = async (id: string) => (await shop.call("GET", `/store/assist/payment-sessions/${id}`)).body
    const { session } = await shop.checkout()
    await sandbox.fault("orderresult", "error_500_before", { times: 50 })
    await sandbox.pay(session.number)
    expect((await shop.comeBack(session)).searchParams.get("payment")).toBe("pending")
    expect((await status(session.id)).payment_session).toMatchObject({ status: "pending", order_id: null })
    await sandbox.clearFaults()
    await new Promise((done) => setTimeout(done, 1600)) // answers are shared for a moment
    const { status: paid, order_id } = (await status(session.id)).payment_session
    expect(paid).toBe("paid")

    await sandbox.fault("orderresult", "error_500_before", { times: 50 })
    expect((await shop.comeBack(session)).pathname).toBe(`/order/${order_id}/confirmed`)
    expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00" })
  })

  it.each([
    ["insufficient", "insufficient_funds"],
    ["decline", "declined"],
  ] as const)("brings a refused shopper (%s) back with a reason and lets them pay again", async (card, reason) => {
    const { shop, sandbox, admin } = store
    const { cart, session } = await shop.checkout()
    await sandbox.pay(session.number, card)
    const refused = await shop.comeBack(session)
    expect(refused.pathname).toBe("/checkout")
    expect(Object.fromEntries(refused.searchParams)).toEqual({
      payment: "failed",
      reason,
      session_id: session.id,
    })
    const told = await shop.call("GET", `/store/assist/payment-sessions/${session.id}`)
    expect(told.body.payment_session).toMatchObject({
      status: "declined",
      reason,
      order_id: null,
      message: expect.any(String),
    })
    expect((await shop.complete(cart)).body).toMatchObject({
      type: "cart",
      error: { type: "payment_authorization_error" },
    })

    await shop.open(session)
    await sandbox.pay(session.number)
    const attempts = await sandbox.orders(session.number)
    expect(attempts.map(({ state }) => state)).toEqual(["Declined", "Delayed"])
    const [order] = await admin.orders()
    expect(await admin.books(order?.id as string)).toMatchObject({
      authorized: "100.00",
      data: { billnumber: attempts[1]?.billnumber },
    })
  })

  it("lets a timed-out shopper try again, though Assist never reports a timeout", async () => {
    const { shop, sandbox } = store
    const { session } = await shop.checkout()
    const { billnumber } = await sandbox.order(session.number)
    await sandbox.byHand(billnumber, "timeout")
    expect(await sandbox.notifications(session.number)).toHaveLength(0)
    expect((await shop.comeBack(session)).searchParams.get("reason")).toBe("timeout")
    await shop.open(session)
    await sandbox.pay(session.number, "approve", false)
    expect((await shop.comeBack(session)).pathname).toMatch(/^\/order\/order_/)
  })

  it("takes one-stage payments at once, for a second merchant", async () => {
    const { shop, sandbox, admin } = store
    const { session } = await shop.checkout({ provider: "pp_assist_one" })
    await sandbox.pay(session.number)
    const [order] = await admin.orders()
    expect(await sandbox.order(session.number)).toMatchObject({
      merchant_id: "654321",
      delay: 0,
      state: "Approved",
      charged: "100.00",
    })
    expect(await admin.books(order?.id as string)).toMatchObject({
      providerId: "pp_assist_one",
      paymentStatus: "captured",
      captured: "100.00",
      transactions: ["capture 100.00"],
    })
  })

  it("sends a sum of three decimals rounded half-up and books what was sent", async () => {
    const { shop, sandbox, admin, seeded } = store
    const { session } = await shop.checkout({ variant: seeded.oddVariant, quantity: 3 })
    expect(session.data["amount"]).toBe("100.01")
    await sandbox.pay(session.number)
    const [order] = await admin.orders()
    const { paymentId } = await admin.books(order?.id as string)
    expect((await admin.capture(paymentId)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({
      orderamount: "100.01",
      charged: "100.01",
      state: "Approved",
    })
    expect(await admin.books(order?.id as string)).toMatchObject({ paymentStatus: "captured" })
  })

  it("does not take a test payment for money", async () => {
    const { shop, sandbox, admin } = store
    await sandbox.settings({ testMode: true })
    try {
      const { cart, session } = await shop.checkout()
      await sandbox.pay(session.number)
      expect(await sandbox.order(session.number)).toMatchObject({ testmode: 1 })
      expect((await shop.comeBack(session)).searchParams.get("reason")).toBe("refused")
      expect((await shop.complete(cart)).body).toMatchObject({
        type: "cart",
        error: { type: "payment_authorization_error" },
      })
      expect(await admin.orders()).toHaveLength(0)
    } finally {
      await sandbox.settings({ testMode: false })
    }
  })

  it("leads a shopper who paid already on to the order instead of paying twice", async () => {
    const { shop, sandbox } = store
    const { session } = await shop.checkout()
    await sandbox.pay(session.number, "approve", false)
    await expect(shop.open(session)).rejects.toThrow(`payment_url -> 303 ${store.url}/assist/return/${session.id}`)
    expect((await shop.comeBack(session)).pathname).toMatch(/^\/order\/order_/)
    expect(await sandbox.orders(session.number)).toHaveLength(1)
  })

  it("refuses a session that is gone or no longer the cart's sum, with a page", async () => {
    const { shop, seeded } = store
    const { cart, session } = await shop.checkout()
    const unknown = `${store.url}/assist/pay/payses_01KB2M9QT4XWZ0000000000000`
    const gone = await fetch(unknown, { headers: { "accept-language": "be" } })
    expect(gone.status).toBe(404)
    expect(await gone.text()).toContain("Такі плацёж не знойдзены")
    await shop.call("POST", `/store/carts/${cart.id}/line-items`, { variant_id: seeded.oddVariant, quantity: 1 })
    const replaced = await fetch(session.data.payment_url, { headers: { "accept-language": "ru" } })
    expect(replaced.status).toBe(404)
    expect(await replaced.text()).toContain("корзина изменилась")
  })
}
