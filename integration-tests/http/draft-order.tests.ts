import { draftOrder } from "../support/draft-order"
import { jobLooks } from "../support/job-looks"
import { openDiscrepancies } from "../support/open-discrepancies"
import { orderMoney } from "../support/order-money"
import { heldAndReleased, secondSession } from "../support/second-session"
import type { Store } from "../support/store"

/** Orders that the owner writes down: a payment link is sent for them, before or after they are orders. */
export function draftOrderTests(store: Store): void {
  describe.each([
    ["a draft", false],
    ["a draft that became an order", true],
  ] as const)("%s", (_name, converted) => {
    it("is paid through its link, and captured", async () => {
      const { sandbox, admin, shop } = store
      const { orderId, link } = await draftOrder(store, converted)
      await sandbox.pay(link.number)
      expect(await sandbox.order(link.number)).toMatchObject({ state: "Delayed", held: "100.00" })
      const [payment] = (await orderMoney(store, orderId)).payments
      expect(payment).toMatchObject({ amount: "100.00", canceled: false, orderNumber: link.number })
      expect((await shop.comeBack(link)).toString()).toContain(orderId)
      expect((await admin.capture(payment?.id as string)).status).toBe(200)
      expect(await sandbox.order(link.number)).toMatchObject({ charged: "100.00" })
      expect(await orderMoney(store, orderId)).toMatchObject({
        payments: [{ captured: "100.00" }],
        pending: "0.00",
        asking: [],
      })
    })

    it.each(["by their shoppers' return", "by one run of the job"])(
      "keeps one of two payments of its link and gives the other back at once: found %s",
      async (how) => {
        const { container, sandbox, shop } = store
        const { orderId, link } = await draftOrder(store, converted)
        const second = await secondSession(container, link)
        await shop.open(second)
        for (const { number } of [link, second]) await sandbox.pay(number, "approve", false)
        if (how === "by one run of the job") await jobLooks(store)
        else await Promise.all([shop.comeBack(link), shop.comeBack(second)])
        expect(await heldAndReleased(sandbox, [link, second])).toEqual(["0.00 100.00", "100.00 0.00"])
        const live = (await orderMoney(store, orderId)).payments.filter(({ canceled }) => !canceled)
        expect(live).toMatchObject([{ amount: "100.00" }])
        expect(await sandbox.order(live[0]?.orderNumber as string)).toMatchObject({ held: "100.00" })
        expect(await openDiscrepancies(store)).toEqual(["order_not_placed"])
      },
    )
  })
}
