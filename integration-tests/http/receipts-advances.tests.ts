import { createCartCreditLinesWorkflow } from "@medusajs/medusa/core-flows"
import { assistAdmin } from "../support/assist-admin"
import { cartOf, paidOrder, receiptsOf, wordsOf } from "../support/receipts"
import type { Store } from "../support/store"

/** A part of the order is paid with a gift card or store credit: what a receipt can say of it, and what it cannot. */
export function advanceTests(store: Store): void {
  const withCredit = async (reference: string, provider = "pp_assist_main") => {
    const cart = await cartOf(store, 2)
    await createCartCreditLinesWorkflow(store.container).run({
      input: [{ cart_id: cart.id, amount: 30, reference, reference_id: "one", metadata: null }],
    })
    return await store.shop.session(cart, provider)
  }

  it.each(["gift-card", "store-credit"])(
    "a prepayment beside a %s is a partial one, and goes back by its share",
    async (reference) => {
      const { sandbox, admin } = store
      const placed = await paidOrder(store, await withCredit(reference))
      const { number } = placed.session
      const paid = await sandbox.order(number)
      expect(paid.orderamount).toBe("170.00")
      expect(wordsOf(paid.receipt)).toEqual(["1: 2 x 85.00 = 170.00 vat20/2 Linen towel Linen towel, One"])
      const assist = assistAdmin(store)
      expect((await assist.capture(placed.paymentId)).status).toBe(200)
      expect(receiptsOf(await sandbox.order(number), 200)).toEqual([null])
      // One towel goes back: of its price what the card has paid.
      const answer = await assist.refund(placed.paymentId, { lines: [{ line: 1, quantity: "1" }] })
      expect([answer.status, answer.body.moved]).toEqual([200, true])
      const returned = await sandbox.order(number)
      expect(returned).toMatchObject({ charged: "170.00", returned: "85.00" })
      expect(receiptsOf(returned, 300)).toEqual([["1: 1 x 85.00 = 85.00 vat20/2 Linen towel Linen towel, One"]])
      expect(await admin.books(placed.orderId)).toMatchObject({ captured: "170.00", refunded: "85.00" })
    },
  )

  it("full payment beside a gift card cannot be said: nothing is sent, and the shopper reads no reason", async () => {
    const session = await withCredit("gift-card", "pp_assist_one")
    const answer = await fetch(session.data.payment_url, { redirect: "manual" })
    expect(answer.status).toBe(503)
    expect(await answer.text()).not.toContain("gift")
    expect(await store.sandbox.requests("payrequest")).toEqual([])
  })
}
