import { ChangeOrder } from "../support/change-order"
import { withOption } from "../support/merchant-option"
import { openDiscrepancies } from "../support/open-discrepancies"
import { orderMoney, until } from "../support/order-money"
import {
  carried,
  carriedAtAssist,
  cartOf,
  paidOrder,
  pay,
  placedOrder,
  receiptsOf,
  sumOf,
  wordsOf,
} from "../support/receipts"
import type { Store } from "../support/store"
import { alive, moved } from "./order-edit.tests"

/** Receipts on a real store: every line is compared at Assist and in the plugin's ledger. */
export function receiptTests(store: Store): void {
  const begun = async (towels: number, ribbons = 0, provider = "pp_assist_main") => {
    const cart = await cartOf(store, towels, ribbons)
    return await paidOrder(store, await store.shop.session(cart, provider))
  }
  const sameInBothLedgers = async (number: string) => {
    const order = await store.sandbox.order(number)
    expect(await carried(store, number, "refund")).toEqual(carriedAtAssist(order, 300))
    for (const { amount, receipt } of order.operations.filter(({ type }) => type !== 100))
      if (receipt) expect(sumOf(receipt).toFixed(2)).toBe(amount)
    return order
  }

  it("sends the cart's lines with the payment, keeps them for a whole capture, and returns parts by their lines", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await begun(1, 3)
    const paid = await sandbox.order(session.number)
    // 3 x 33.335 = 100.005: half a kopeck goes up.
    expect(paid.orderamount).toBe("200.01")
    expect(wordsOf(paid.receipt)).toEqual([
      "1: 1 x 100.00 = 100.00 vat20/1 Linen towel Linen towel, One",
      "2: 1 x 33.33 = 33.33 vat20/1 Ribbon by the metre Ribbon by the metre, One",
      "3: 2 x 33.34 = 66.68 vat20/1 Ribbon by the metre Ribbon by the metre, One",
    ])
    expect((await admin.capture(paymentId)).status).toBe(200)
    expect(receiptsOf(await sandbox.order(session.number), 200)).toEqual([null])

    expect((await admin.refund(paymentId, 30)).status).toBe(200)
    const once = await sameInBothLedgers(session.number)
    expect(once).toMatchObject({ state: "PartialCanceled", returned: "30.00" })
    expect((await admin.refund(paymentId, 70.01)).status).toBe(200)
    expect((await admin.refund(paymentId, 100)).status).toBe(200)
    const returned = await sameInBothLedgers(session.number)
    expect(returned).toMatchObject({ state: "Canceled", returned: "200.01" })
    expect(returned.operations.filter(({ type }) => type === 300).every(({ receipt }) => receipt)).toBe(true)
    expect(await admin.books(orderId)).toMatchObject({ refunded: "200.01" })
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it("sends the lines of a partial capture, by its sum, and returns within them", async () => {
    const { sandbox, admin } = store
    const { session, paymentId } = await begun(2, 3)
    expect((await admin.capture(paymentId, 150)).status).toBe(200)
    const captured = await sandbox.order(session.number)
    expect(captured).toMatchObject({ state: "PartialDelayed", charged: "150.00" })
    const charge = captured.operations.find(({ type }) => type === 200)
    expect(sumOf(charge?.receipt)).toBe(150)
    expect(await carried(store, session.number, "charge")).toEqual(carriedAtAssist(captured, 200))
    expect((await admin.refund(paymentId, 49.99)).status).toBe(200)
    expect((await admin.refund(paymentId, 100.01)).status).toBe(200)
    expect(await sameInBothLedgers(session.number)).toMatchObject({ charged: "150.00", returned: "150.00" })
  })

  it("with at: capture sends the lines of the edited order with the charge, and none with the payment", async () => {
    const { sandbox, admin } = store
    const { session, orderId } = await begun(3, 0, "pp_assist_one")
    const [{ fields } = { fields: {} }] = await sandbox.requests("payrequest")
    expect(fields).toMatchObject({ tax: "vat10", fpmode: "4", taxationsystem: "0" })
    expect(fields).not.toHaveProperty("chequeitems")
    const { items } = await orderMoney(store, orderId)
    await new ChangeOrder(store, orderId).quantity(items[0]?.id as string, 2)
    const payment = alive(await moved(store, orderId, "200.00"))
    expect((await admin.capture(payment.id, 200)).status).toBe(200)
    const captured = await sandbox.order(session.number)
    expect(receiptsOf(captured, 200)).toEqual([["1: 2 x 100.00 = 200.00 vat10/4 Linen towel Linen towel, One"]])
    expect((await admin.refund(payment.id, 100)).status).toBe(200)
    expect(receiptsOf(await sameInBothLedgers(session.number), 300)).toEqual([
      ["1: 1 x 100.00 = 100.00 vat10/4 Linen towel Linen towel, One"],
    ])
  })

  it("a payment of what an edit added is for the lines it added", async () => {
    const { shop, sandbox, admin } = store
    const { session, orderId } = await begun(2)
    const { items } = await orderMoney(store, orderId)
    await new ChangeOrder(store, orderId).quantity(items[0]?.id as string, 3)
    const edited = await moved(store, orderId, "200.00")
    const more = await shop.newSession(edited.asking[0]?.id as string)
    await pay(store, more)
    expect(wordsOf((await sandbox.order(more.number)).receipt)).toEqual([
      "1: 1 x 100.00 = 100.00 vat20/1 Linen towel Linen towel, One",
    ])
    const paid = await until(
      () => orderMoney(store, orderId),
      ({ asking }) => asking.length === 0,
    )
    for (const { id, amount, canceled } of paid.payments)
      if (!canceled) expect((await admin.capture(id, Number(amount))).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "200.00" })
    expect(await sandbox.order(more.number)).toMatchObject({ charged: "100.00" })
    expect(receiptsOf(await sandbox.order(session.number), 200)).toEqual([null])
  })

  it.each(["charge", "refund"] as const)("repeats a %s whose outcome was unknown with the same lines", async (kind) => {
    const { sandbox, admin } = store
    const { session, paymentId } = await begun(2, 3)
    if (kind === "refund") expect((await admin.capture(paymentId)).status).toBe(200)
    const service = kind === "charge" ? "charge" : "cancel"
    const act = () => (kind === "charge" ? admin.capture(paymentId, 77.77) : admin.refund(paymentId, 77.77))
    const before = (await sandbox.requests(service)).length
    await sandbox.fault(service, "drop_before")
    expect((await act()).status).toBe(500)
    await new Promise((done) => setTimeout(done, 3500))
    expect((await act()).status).toBe(200)
    const sent = (await sandbox.requests(service)).slice(before).map(({ fields }) => fields["chequeitems"])
    expect(sent).toHaveLength(2)
    expect(sent[0]).toBeTruthy()
    expect(sent[1]).toBe(sent[0])
    expect(await sandbox.order(session.number)).toMatchObject(
      kind === "charge" ? { charged: "77.77" } : { returned: "77.77" },
    )
  })

  it("measures against cancels of the cabinet, and refuses what cannot be written before anything is sent", async () => {
    const { sandbox, admin } = store
    const { session, paymentId } = await begun(2)
    expect((await admin.capture(paymentId)).status).toBe(200)
    const { billnumber } = await sandbox.order(session.number)
    const lines = [{ id: 1, name: "Linen towel", price: 100, quantity: 1.5, amount: 150 }]
    const byHand = await fetch(`${sandbox.url}/cancel/cancel.cfm`, {
      method: "POST",
      body: new URLSearchParams({
        Billnumber: billnumber,
        Merchant_ID: "123456",
        Login: "shoplogin",
        Password: "Passw0rd1",
        Amount: "150.00",
        Currency: "BYN",
        Format: "3",
        ChequeItems: JSON.stringify({ items: lines }),
      }),
    })
    expect(await byHand.text()).toContain("PartialCanceled")
    await sandbox.flush()
    expect((await admin.refund(paymentId, 50)).status).toBe(200)
    const order = await sandbox.order(session.number)
    expect(order).toMatchObject({ state: "Canceled", returned: "200.00" })
    expect(receiptsOf(order, 300)[1]).toEqual(["1: 0.5 x 100.00 = 50.00 vat20/1 Linen towel Linen towel, One"])
  })

  it("tells of lines the shopper changed in a form, and returns by what Assist has", async () => {
    const { shop, sandbox, admin } = store
    await withOption(store, "openOrder", "form", async () => {
      const session = await shop.session(await cartOf(store, 2))
      const chequeitems = JSON.stringify({
        items: [{ id: 7, name: "Matches", price: 1, quantity: 200, amount: 200, tax: "novat", fpmode: 4 }],
      })
      await shop.open(session, { ChequeItems: chequeitems })
      await sandbox.pay(session.number)
      const { paymentId } = await placedOrder(store, session)
      expect(await openDiscrepancies(store)).toEqual(["receipt_differs"])
      expect((await admin.capture(paymentId)).status).toBe(200)
      const charged = await sandbox.order(session.number)
      expect(receiptsOf(charged, 200)).toEqual([["1: 2 x 100.00 = 200.00 vat20/1 Linen towel Linen towel, One"]])
      expect((await admin.refund(paymentId, 100)).status).toBe(200)
      expect(receiptsOf(await sandbox.order(session.number), 300)).toEqual([
        ["1: 1 x 100.00 = 100.00 vat20/1 Linen towel Linen towel, One"],
      ])
    })
  })

  it("opens no payment whose receipt cannot be made, and says why in the log alone", async () => {
    const { shop, sandbox, container, seeded } = store
    const knex = container.resolve("__pg_connection__")
    await knex("product_variant")
      .where({ id: seeded.variant })
      .update({ metadata: { assist_tax: "НДС" } })
    const session = await shop.session(await cartOf(store, 1))
    const answer = await fetch(session.data.payment_url, { redirect: "manual" })
    expect(answer.status).toBe(503)
    expect(await answer.text()).not.toContain("assist_tax")
    expect(await sandbox.requests("payrequest")).toEqual([])
    await knex("product_variant")
      .where({ id: seeded.variant })
      .update({ metadata: { assist_tax: "vat10" } })
    await paidOrder(store, session)
    expect(wordsOf((await sandbox.order(session.number)).receipt)?.[0]).toContain("vat10/1")
  })

  it("receipt: false forbids the receipt", async () => {
    await withOption(store, "receipt", false, async () => {
      await begun(1)
      const [{ fields } = { fields: {} }] = await store.sandbox.requests("payrequest")
      expect(fields).toMatchObject({ generatereceipt: "0" })
      expect(fields).not.toHaveProperty("chequeitems")
    })
  })
}
