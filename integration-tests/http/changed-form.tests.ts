import { assistAdmin } from "../support/assist-admin"
import { openDiscrepancies } from "../support/open-discrepancies"
import type { Session } from "../support/shop"
import type { Store } from "../support/store"

const LINES = JSON.stringify({
  items: [{ id: 1, product: "Air", name: "Air", price: 100, quantity: 1, amount: 100, tax: "novat", fpmode: 1 }],
})
const RECURRING = {
  RecurringIndicator: "1",
  RecurringMinAmount: "0.01",
  RecurringMaxAmount: "9999.00",
  RecurringPeriod: "1",
  RecurringMaxDate: "31.12.2030",
}

/**
 * `openOrder: "form"`: the order passes the shopper's browser. Everything a shopper can write into that form is either refused
 * by Assist, harmless, or seen in what Assist reports.
 */
export function changedFormTests(store: Store): void {
  const begun = async () => store.shop.session(await store.shop.cart())
  const cardOf = async (orderId: string) => (await assistAdmin(store).order(orderId)).body.payments[0]

  /** Paid as the shopper's changed form asked for; the order that came of it. */
  async function paidAs(changed: Record<string, string>) {
    const session = await begun()
    const { landed } = await store.shop.open(session, changed)
    expect(landed).toContain("CFSID=")
    await store.sandbox.pay(session.number)
    const [order] = await store.admin.orders()
    return { session, orderId: order?.id as string }
  }

  /** The owner goes on as ever: a part is captured, a part of it is returned, and both ledgers say so. */
  async function carriesOn(session: Session, orderId: string) {
    const { admin, sandbox } = store
    const { paymentId } = await admin.books(orderId)
    expect((await admin.capture(paymentId, 40)).status).toBe(200)
    expect((await admin.refund(paymentId, 15)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "40.00", returned: "15.00" })
    expect(await admin.books(orderId)).toMatchObject({ authorized: "100.00", captured: "40.00", refunded: "15.00" })
  }

  it.each([
    ["the sum", { OrderAmount: "1.00" }],
    ["the currency", { OrderCurrency: "RUB" }],
    ["the order number", { OrderNumber: "EVIL-00001" }],
    ["the merchant", { Merchant_ID: "654321" }],
    ["somebody's stored cards", { CustomerNumber: "cus_somebody" }],
    ["no 3-D Secure", { Disable3DS: "1" }],
    ["a prepayment", { Prepayment: "99.00" }],
    ["points", { OrderMaxPoints: "500" }],
    ["no check value", { Checkvalue: "" }],
  ])("%s: Assist refuses what its check value covers, and the honest form still pays", async (_, changed) => {
    const { shop, sandbox, admin } = store
    const session = await begun()
    expect((await shop.open(session, changed)).landed).toContain("ErrorID=")
    expect(await sandbox.orders(session.number)).toEqual([])
    expect(await sandbox.orders("EVIL-00001")).toEqual([])
    expect((await shop.comeBack(session)).searchParams.get("payment")).toBe("pending")
    expect(await admin.orders()).toEqual([])
    await shop.open(session)
    await sandbox.pay(session.number)
    const [order] = await admin.orders()
    await carriesOn(session, order?.id as string)
  })

  it.each([
    [
      "return addresses: the order is placed by the notification",
      {
        URL_RETURN: "https://evil.example",
        URL_RETURN_OK: "https://evil.example",
        URL_RETURN_NO: "https://evil.example",
      },
    ],
    ["a comment and another language", { OrderComment: "free of charge", Language: "EN" }],
    [
      "an address and a phone",
      { Address: "Elsewhere 1", City: "Nowhere", MobilePhone: "+375290000000", Country: "RUS" },
    ],
    ["an agreement the shop knows nothing of", RECURRING],
    ["other means of payment", { CardPayment: "1", ERIPPayment: "1", FastPayPayment: "1" }],
    ["no receipt", { GenerateReceipt: "0", Tax: "vat20", TaxationSystem: "5" }],
    ["fields nobody knows", { Evil: "1", ListParameters: "Evil" }],
    ["conversion", { isConvert: "2" }],
  ])("%s: harmless", async (_, changed) => {
    const { session, orderId } = await paidAs(changed)
    expect((await cardOf(orderId)).payer_differs).toEqual([])
    await carriesOn(session, orderId)
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it.each([
    [{ Email: "eve@example.by" }, ["email"]],
    [{ Firstname: "Eve", Lastname: "Mallory" }, ["name"]],
    [{ Email: "eve@example.by", Lastname: "Колас" }, ["email", "name"]],
  ])("another payer %j: the order's card says so, without saying whom", async (changed, differs) => {
    const { session, orderId } = await paidAs(changed)
    const card = await cardOf(orderId)
    expect(card.payer_differs).toEqual(differs)
    expect(JSON.stringify(card)).not.toMatch(/eve@|Mallory|Колас|yanka@|Купала/)
    await carriesOn(session, orderId)
  })

  it("says so too when somebody with the cart has changed it behind the shopper who pays", async () => {
    const { shop, sandbox, admin } = store
    const cart = await shop.cart()
    const session = await shop.session(cart)
    await shop.open(session)
    await shop.call("POST", `/store/carts/${cart.id}`, { email: "eve@example.by" })
    await sandbox.pay(session.number)
    const [order] = await admin.orders()
    expect(order?.email).toBe("eve@example.by")
    expect((await cardOf(order?.id as string)).payer_differs).toEqual(["email"])
    await carriesOn(session, order?.id as string)
  })

  it("receipt lines of the shopper's own: the whole goes back, a part is refused in words, and both ledgers agree", async () => {
    const { sandbox, admin } = store
    const { session, orderId } = await paidAs({ ChequeItems: LINES })
    const { paymentId } = await admin.books(orderId)
    expect((await admin.capture(paymentId)).status).toBe(200)
    const part = await admin.refund(paymentId, 15)
    expect([part.status, part.body.message]).toEqual([400, expect.stringContaining("Assist refused")])
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00", returned: "0.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "100.00", refunded: "0.00" })
    expect((await admin.refund(paymentId, 100)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Canceled", returned: "100.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "100.00", refunded: "100.00" })
  })

  describe("where Assist does not verify check values", () => {
    beforeAll(() => store.sandbox.settings({ requireCheckValue: false }))
    afterAll(() => store.sandbox.settings({ requireCheckValue: true }))

    it.each([
      ["a smaller sum", { OrderAmount: "1.00" }, "1.00"],
      ["a larger sum", { OrderAmount: "1000.00" }, "1000.00"],
      ["another currency", { OrderCurrency: "RUB" }, "100.00"],
    ])("%s goes back and becomes no order; the owner is told", async (_, changed, released) => {
      const { shop, sandbox, admin } = store
      const session = await begun()
      await shop.open(session, changed)
      await sandbox.pay(session.number)
      expect(await admin.orders()).toEqual([])
      expect(await sandbox.order(session.number)).toMatchObject({ state: "Canceled", held: "0.00", released })
      expect(await openDiscrepancies(store)).toEqual(["amount_differs"])
    })

    it("a number this shop never opened stays the shopper's own matter", async () => {
      const { shop, sandbox, admin } = store
      const session = await begun()
      await shop.open(session, { OrderNumber: "EVIL-00001" })
      await sandbox.pay("EVIL-00001")
      expect(await admin.orders()).toEqual([])
      expect((await shop.comeBack(session)).searchParams.get("payment")).toBe("pending")
      const { body } = await assistAdmin(store).call("GET", "/notifications")
      expect(body).toMatchObject({ notifications: [], unopened: { count: 1 } })
      expect(await sandbox.order("EVIL-00001")).toMatchObject({ state: "Delayed", held: "100.00" })
    })

    it("another shopper's number pays for that shopper's order only", async () => {
      const { shop, sandbox, admin } = store
      const { session: theirs } = await shop.checkout()
      const mine = await begun()
      await shop.open(mine, { OrderNumber: theirs.number })
      await sandbox.pay(theirs.number)
      expect(await admin.orders()).toHaveLength(1)
      expect((await shop.comeBack(theirs)).pathname).toMatch(/^\/order\/order_/)
      expect((await shop.comeBack(mine)).searchParams.get("payment")).toBe("pending")
      expect(await sandbox.orders(mine.number)).toEqual([])
      expect(await sandbox.order(theirs.number)).toMatchObject({ held: "100.00" })
    })
  })
}
