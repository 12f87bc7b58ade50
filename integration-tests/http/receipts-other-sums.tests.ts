import { assistAdmin } from "../support/assist-admin"
import { openDiscrepancies } from "../support/open-discrepancies"
import { cartOf, sumOf, wordsOf } from "../support/receipts"
import type { Store } from "../support/store"

/**
 * Receipts of payments that Assist counts in other sums than the order. The one rule of its documents, lines add up to OrderAmount in
 * OrderCurrency, leaves no part of them to choose: what part of the card's sum would that be?
 */
export function otherSumReceiptTests(store: Store): void {
  const api = () => assistAdmin(store)

  /** Two towels and two ribbons, 266.67 BYN, held at a merchant that makes the receipt with the capture. */
  async function held(operation: Record<string, string>) {
    const { shop, sandbox, admin } = store
    const session = await shop.session(await cartOf(store, 2, 2), "pp_assist_one")
    expect((await fetch(session.data.payment_url, { redirect: "manual" })).status).toBe(303)
    await sandbox.byHand((await sandbox.order(session.number)).billnumber, "timeout")
    const { merchant_id, amount, currency } = session.data as Record<string, string>
    expect([amount, currency]).toEqual(["266.67", "BYN"])
    const paid = { merchant_id, ordernumber: session.number, amount: "266.67", currency, ...operation }
    const { billnumber } = await sandbox.create({ ...paid, card: "approve" })
    await sandbox.flush()
    const [order] = await admin.orders()
    const orderId = order?.id as string
    const attempt = async () => {
      const found = (await sandbox.orders(session.number)).find((one) => one.billnumber === billnumber)
      if (!found) throw new Error(`no attempt ${billnumber}`)
      return found
    }
    const receipt = async (type: number) =>
      (await attempt()).operations.findLast((one) => one.type === type && one.state === "Success")?.receipt ?? null
    const { paymentId } = await admin.books(orderId)
    return { orderId, paymentId, attempt, receipt, books: () => admin.books(orderId) }
  }

  describe.each([
    ["converted", { operation_amount: "9150.31", operation_currency: "RUB" }, "9150.31"],
    ["of another sum", { operation_amount: "285.00" }, "285.00"],
  ])("%s", (_, operation, atAssist) => {
    it("is captured as a whole with all of the order's lines, in the order's own money, and returned without any", async () => {
      const { paymentId, attempt, receipt, books } = await held(operation)
      const { body: announced } = await api().call("POST", `/payments/${paymentId}/receipt`, { move: "capture" })
      expect(announced).toMatchObject({ amount: "266.67", currency: "BYN", refusal: null, receipt: { is: "sent" } })
      expect((await api().capture(paymentId)).status).toBe(200)
      expect(await attempt()).toMatchObject({ state: "Approved", charged: atAssist })
      const lines = await receipt(200)
      expect(sumOf(lines)).toBe(266.67)
      expect(wordsOf(lines)).toContainEqual(expect.stringMatching(/: 2 x 100\.00 = 200\.00 vat10\/4 Linen towel/))
      expect(lines?.map(({ amount }) => amount)).toEqual(
        announced.receipt.lines.map(({ amount }: { amount: string }) => amount),
      )
      expect(await books()).toMatchObject({ captured: "266.67", transactions: ["capture 266.67"] })

      const { body: back } = await api().call("POST", `/payments/${paymentId}/receipt`, { move: "refund" })
      expect(back).toMatchObject({ amount: "266.67", refusal: null, receipt: { is: "all_left" } })
      expect((await api().refund(paymentId)).status).toBe(200)
      expect(await attempt()).toMatchObject({ state: "Canceled", charged: atAssist, returned: atAssist })
      const refunded = await store.sandbox.requests("cancel")
      expect(refunded.map(({ fields }) => [fields["amount"], fields["chequeitems"]])).toEqual([[undefined, undefined]])
      expect(await books()).toMatchObject({ refunded: "266.67", transactions: ["capture 266.67", "refund -266.67"] })
      expect(await openDiscrepancies(store)).toEqual([])
    })

    it("refuses a part of its lines before anything is sent, and takes all of them for the whole", async () => {
      const { paymentId, attempt, receipt, books } = await held(operation)
      const { body: all } = await api().call("POST", `/payments/${paymentId}/receipt`, { move: "capture" })
      const named: { line: string; quantity: string }[] = all.lines.map(
        ({ line, quantity }: { line: string; quantity: string }) => ({ line, quantity }),
      )
      expect(named).toHaveLength(2)
      const refused = await api().capture(paymentId, { lines: named.slice(0, 1) })
      expect([refused.status, refused.body.refusal]).toEqual([400, { code: "lines_whole_only", params: {} }])
      expect(await attempt()).toMatchObject({ state: "Delayed", charged: "0.00" })
      expect(await books()).toMatchObject({ captured: "0.00", transactions: [] })
      expect(await store.sandbox.requests("charge")).toEqual([])

      expect((await api().capture(paymentId, { lines: named })).status).toBe(200)
      expect(await attempt()).toMatchObject({ state: "Approved", charged: atAssist })
      expect(sumOf(await receipt(200))).toBe(266.67)
      expect(await books()).toMatchObject({ captured: "266.67" })

      const part = await api().refund(paymentId, { lines: named.slice(0, 1) })
      expect([part.status, part.body.refusal?.code]).toEqual([400, "lines_whole_only"])
      expect((await api().refund(paymentId, { lines: named })).status).toBe(200)
      expect(await attempt()).toMatchObject({ returned: atAssist })
      expect(await books()).toMatchObject({ refunded: "266.67" })
      expect(await openDiscrepancies(store)).toEqual([])
    })
  })
}
