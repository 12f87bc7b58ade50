import { withOption } from "../support/merchant-option"
import type { Store } from "../support/store"

/** Options that say how Assist's page may be paid on: they reach it the way a shopper does. */
export function pageOptionTests(store: Store): void {
  const POINTS = 500

  /** Each option of the page, set as an owner would. */
  async function withPageOptions(work: () => Promise<unknown>): Promise<void> {
    await withOption(store, "paymentMeans", { googlePay: true, card: false, erip: false }, () =>
      withOption(store, "disable3ds", true, () => withOption(store, "maxPoints", POINTS, work)),
    )
  }

  const PASSED = {
    googlepaypayment: "1",
    cardpayment: "0",
    erippayment: "0",
    disable3ds: "1",
    ordermaxpoints: String(POINTS),
  }
  const lowerCase = (fields: Record<string, string>) =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]))

  it.each(["form", "request"] as const)(
    "payment means, 3-D Secure and points reach Assist's page (openOrder: %s), and the check value covers them",
    async (way) => {
      const { shop, sandbox, admin } = store
      await withOption(store, "openOrder", way, () =>
        withPageOptions(async () => {
          const session = await shop.session(await shop.cart())
          let page: string | null
          let asked: Record<string, string> = {}
          if (way === "form") {
            const opened = await shop.open(session)
            asked = opened.fields
            page = opened.landed && new URL(opened.landed, opened.action).href
          } else {
            page = (await fetch(session.data.payment_url, { redirect: "manual" })).headers.get("location")
            asked = (await sandbox.requests("payrequest"))[0]?.fields ?? {}
          }
          expect(lowerCase(asked)).toMatchObject(PASSED)
          const html = await (await fetch(page ?? "")).text()
          expect(html).toContain("Google Pay")
          expect(html).not.toMatch(/id="card-form"/)
          const CFSID = new URL(page ?? "").searchParams.get("CFSID") ?? ""
          const paid = new URLSearchParams({ CFSID, action: "means", means: "google_pay" })
          await fetch(`${sandbox.url}/pay/pay.cfm`, { method: "POST", body: paid, redirect: "manual" })
          // The sandbox's wallet knows no hold.
          expect(await sandbox.order(session.number)).toMatchObject({ state: "Approved", charged: "100.00" })
          await shop.comeBack(session)
        }),
      )
      const [order] = await admin.orders()
      expect(await admin.books(order?.id as string)).toMatchObject({ authorized: "100.00", captured: "100.00" })
    },
  )

  it("says nothing of them where the owner did not: Assist's cabinet decides", async () => {
    const { shop } = store
    const { fields } = await shop.open(await shop.session(await shop.cart()))
    for (const name of Object.keys(PASSED)) expect(lowerCase(fields)).not.toHaveProperty(name)
  })
}
