import { assistAdmin } from "../support/assist-admin"
import { heldOrder } from "../support/held-order"
import type { Store } from "../support/store"

/** `GET /admin/assist/orders/:id`: what the order widget shows. */
export function adminOrderTests(store: Store): void {
  const SECRETS = ["shoplogin", "Passw0rd1", "s3cr3t-word", "another-word", "yanka@example.by", "Купала"]

  it("needs an admin", async () => {
    for (const [method, path] of [
      ["GET", "/orders/order_x"],
      ["POST", "/orders/order_x/check"],
      ["POST", "/payments/pay_x/capture"],
      ["POST", "/payments/pay_x/refund"],
      ["POST", "/payments/pay_x/release"],
      ["GET", "/discrepancies"],
      ["POST", "/discrepancies/asdis_x"],
      ["GET", "/notifications"],
      ["POST", "/notifications/asnot_x/replay"],
      ["GET", "/holds"],
      ["GET", "/merchants"],
      ["POST", "/merchants/pp_assist_main/check"],
      ["GET", "/reconciliation"],
    ] as const) {
      const answer = await fetch(`${store.url}/admin/assist${path}`, { method })
      expect([path, answer.status]).toEqual([path, 401])
    }
  })

  it("says clearly what it does not know", async () => {
    const { call, order, capture, release } = assistAdmin(store)
    for (const answer of [
      await order("order_none"),
      await capture("pay_none"),
      await release("pay_none"),
      await call("POST", "/discrepancies/asdis_none", { action: "accept" }),
      await call("GET", "/notifications/asnot_none"),
      await call("POST", "/notifications/asnot_none/replay", {}),
    ]) {
      expect(answer.status).toBe(404)
      expect(answer.body.message).toMatch(/^There is no (order|payment|discrepancy|notification) \w+_none\.$/)
    }
  })

  it("shows a hold with card, deadline and timeline, and nothing personal or secret", async () => {
    const { session, orderId, paymentId, billnumber } = await heldOrder(store)
    const { status, body } = await assistAdmin(store).order(orderId)
    expect(status).toBe(200)
    expect(body.payments).toHaveLength(1)
    const [payment] = body.payments
    expect(payment).toMatchObject({
      order_number: session.number,
      payment_id: paymentId,
      provider_id: "pp_assist_main",
      merchant_id: "123456",
      status: "held",
      orderstate: "Delayed",
      currency: "BYN",
      amount: "100.00",
      sums_currency: "BYN",
      held: "100.00",
      charged: "0.00",
      returned: "0.00",
      released: "0.00",
      refundable: "0.00",
      whole_only: false,
      test_mode: false,
      billnumber,
      card: "411111****1111",
      stale: null,
      discrepancies: [],
    })
    expect(payment.cabinet_url).toBe(`${store.sandbox.url}/cabinet`)
    expect(Date.parse(payment.hold_until) - Date.parse(payment.held_at)).toBe(4 * 24 * 60 * 60 * 1000)
    expect(payment.timeline.map(({ source, kind }: { source: string; kind: string }) => `${source} ${kind}`)).toEqual(
      expect.arrayContaining(["assist payment", "notification notification"]),
    )
    expect(payment.timeline.find(({ source }: { source: string }) => source === "assist").code).toEqual({
      code: "AS000",
      text: { en: "success", ru: "успешно", be: expect.any(String) },
    })
    for (const secret of SECRETS) expect(JSON.stringify(body)).not.toContain(secret)
  })

  it("repairs on read: a charge made in the cabinet and never reported is in the books when the page opens", async () => {
    const { sandbox, admin } = store
    const { session, orderId, billnumber } = await heldOrder(store)
    await sandbox.byHand(billnumber, "charge", "25.50", false)
    const { body } = await assistAdmin(store).order(orderId)
    expect(body.payments[0]).toMatchObject({
      status: "partly_charged",
      held: "0.00",
      charged: "25.50",
      released: "0.00",
      // Charged in the cabinet: whether the rest was let go there, nobody here knows.
      blocked: "74.50",
      blocked_certain: false,
      refundable: "25.50",
    })
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "25.50" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "25.50", transactions: ["capture 25.50"] })
  })

  it("shows what was last seen when Assist cannot be asked, and says so", async () => {
    const { sandbox } = store
    const { orderId } = await heldOrder(store)
    await sandbox.fault("orderresult", "drop_before", { times: 50 })
    const { status, body } = await assistAdmin(store).order(orderId)
    expect(status).toBe(200)
    expect(body.payments[0]).toMatchObject({ status: "held", held: "100.00", stale: expect.stringMatching(/Assist/) })
    expect((await assistAdmin(store).check(orderId)).body.message.en).toMatch(/^Assist could not be asked/)
  })

  it("shows the refused attempt before the paid one", async () => {
    const { shop, sandbox, admin } = store
    const { session } = await shop.checkout()
    await sandbox.pay(session.number, "insufficient")
    await sandbox.pay(session.number)
    const [order] = await admin.orders()
    const { body } = await assistAdmin(store).order(order?.id as string)
    const codes = body.payments[0].timeline
      .filter(({ source }: { source: string }) => source === "assist")
      .map(({ code }: { code: { code: string } }) => code.code)
    expect(codes.sort()).toEqual(["AS000", "AS102"])
    expect(body.payments[0]).toMatchObject({ status: "held", held: "100.00" })
  })

  it("knows orders that were not paid through Assist", async () => {
    const { orderId } = await heldOrder(store)
    await store.container.resolve("__pg_connection__").raw("delete from assist_order")
    expect(await assistAdmin(store).order(orderId)).toEqual({ status: 200, body: { payments: [] } })
  })
}
