import { onStore } from "../support/store"

onStore((store) => {
  it("holds the money, comes back with an order, captures, refunds a part", async () => {
    const { shop, sandbox, admin } = store
    const cart = await shop.cart()
    const session = await shop.session(cart)
    const { fields } = await shop.open(session)
    expect(fields).toMatchObject({
      Merchant_ID: "123456",
      OrderNumber: session.id,
      OrderAmount: "100.00",
      OrderCurrency: "BYN",
      Delay: "1",
      Email: "yanka@example.by",
      Country: "BLR",
      City: "Minsk",
      URL_RETURN_OK: `${store.url}/assist/return/${session.id}`,
      Checkvalue: expect.stringMatching(/^[0-9A-F]{32}$/),
    })
    await sandbox.pay(session.id, "approve", false)
    const landed = await shop.comeBack(session)
    const orderId = landed.pathname.split("/")[2] as string
    expect(landed.href).toBe(`http://shop.test/order/${orderId}/confirmed`)
    expect(await sandbox.order(session.id)).toMatchObject({ state: "Delayed", held: "100.00", charged: "0.00" })
    const held = await admin.books(orderId)
    expect(held).toMatchObject({
      paymentStatus: "authorized",
      authorized: "100.00",
      captured: "0.00",
      providerId: "pp_assist_main",
    })

    expect((await admin.capture(held.paymentId, 100)).status).toBe(200)
    expect(await sandbox.order(session.id)).toMatchObject({ state: "Approved", held: "0.00", charged: "100.00" })
    expect(await admin.books(orderId)).toMatchObject({
      paymentStatus: "captured",
      captured: "100.00",
      transactions: ["capture 100.00"],
    })

    expect((await admin.refund(held.paymentId, 10.5)).status).toBe(200)
    expect(await sandbox.order(session.id)).toMatchObject({
      state: "PartialCanceled",
      charged: "100.00",
      returned: "10.50",
    })
    expect(await admin.books(orderId)).toMatchObject({
      refunded: "10.50",
      transactions: ["capture 100.00", "refund -10.50"],
    })
  })
})
