import { itInBrowser } from "./open-browser"
import type { Shopper } from "./shopper"

/** Paying on Assist's page, and what the owner makes of it. */
export function hostedPageTests(opened: () => Shopper): void {
  const inBrowser = itInBrowser()
  let shopper: Shopper
  beforeAll(() => {
    shopper = opened()
  })

  inBrowser(
    "a shopper pays and comes back with an order; the owner captures and refunds a part in the admin",
    async () => {
      const number = await shopper.toAssist("linen-towel")
      await shopper.shot("1-assist-payment-page")
      await shopper.payWith("approve")
      const orderId = await shopper.orderFromPage()
      expect(await shopper.page.textContent("#assist-number")).toBe(number)
      await shopper.page.waitForLoadState("networkidle")
      await shopper.shot("2-order-confirmed")
      await shopper.expectAccessible()
      const { orderamount: sum } = await shopper.ledger(number)
      expect(await shopper.ledger(number)).toMatchObject({ state: "Delayed", held: sum, charged: "0.00" })
      expect(await shopper.payments(orderId)).toMatchObject({
        status: "authorized",
        payment: { amount: Number(sum), provider_id: "pp_assist_main" },
      })

      await shopper.logIn()
      await shopper.page.goto(`${shopper.demo.facts.adminUrl}/settings/regions`)
      await shopper.page.getByText("Беларусь").first().click()
      await shopper.page.getByText("Assist (MAIN)").waitFor()
      await shopper.shot("3-admin-region")

      await shopper.page.goto(`${shopper.demo.facts.adminUrl}/orders/${orderId}`)
      await shopper.page.getByRole("button", { name: "Capture payment" }).click()
      await shopper.page.getByRole("alertdialog").getByRole("button").last().click()
      await shopper.page.getByText("Payment captured").first().waitFor()
      await shopper.shot("4-admin-captured")
      expect(await shopper.ledger(number)).toMatchObject({ state: "Approved", charged: sum, held: "0.00" })
      expect(
        (await shopper.payments(orderId)).payment.captures.map(({ amount }: { amount: number }) => amount),
      ).toEqual([Number(sum)])

      await shopper.page.reload()
      await shopper.page.getByText("Pp_assist_main").first().waitFor()
      await shopper.menuBelow(shopper.page.getByRole("heading", { name: "Payments" }))
      await shopper.page.getByRole("menuitem", { name: "Refund" }).click()
      const amount = shopper.page.getByRole("dialog").locator("input[inputmode=decimal], input[type=text]").first()
      await amount.fill("10,05") // the admin reads sums as the browser's language writes them
      await shopper.page.getByRole("dialog").getByRole("button", { name: "Save" }).click()
      await shopper.page.getByText("Payment refunded").first().waitFor()
      await shopper.shot("5-admin-refunded")
      expect(await shopper.ledger(number)).toMatchObject({ state: "PartialCanceled", charged: sum, returned: "10.05" })
      expect((await shopper.payments(orderId)).payment.refunds.map(({ amount }: { amount: number }) => amount)).toEqual(
        [10.05],
      )
    },
  )

  inBrowser(
    "a refused shopper reads why, tries again, and the owner cancels the order: the hold is released",
    async () => {
      const number = await shopper.toAssist("clay-mug")
      await shopper.payWith("insufficient")
      await shopper.page.waitForURL(/payment=failed/)
      await shopper.page
        .getByText(/недостаточно/i)
        .first()
        .waitFor()
      await shopper.shot("6-declined")
      await shopper.expectAccessible()
      const second = await shopper.pressPay()
      await shopper.payWith("mir")
      const orderId = await shopper.orderFromPage()
      expect(await shopper.ledger(number)).toMatchObject({ state: "Declined", held: "0.00" })
      expect(await shopper.ledger(second)).toMatchObject({ state: "Delayed" })

      await shopper.logIn()
      await shopper.page.goto(`${shopper.demo.facts.adminUrl}/orders/${orderId}`)
      await shopper.page.getByRole("button", { name: "Capture payment" }).waitFor()
      await shopper.shot("7-admin-held")
      await shopper.menuBelow(shopper.page.getByRole("heading", { name: /^#\d+/ }))
      await shopper.page.getByRole("menuitem", { name: "Cancel" }).click()
      await shopper.page.getByRole("alertdialog").getByRole("button").last().click()
      await shopper.page.getByText("Canceled").first().waitFor()
      await shopper.shot("8-admin-canceled")
      expect(await shopper.ledger(second)).toMatchObject({ state: "Canceled", held: "0.00", charged: "0.00" })
      expect((await shopper.payments(orderId)).payment.canceled_at).not.toBeNull()
    },
  )

  inBrowser("3-D Secure, and a tab closed after paying: the order comes all the same", async () => {
    const secure = await shopper.toAssist("samovar")
    await shopper.payWith("3ds")
    await shopper.page.waitForSelector("form input:not([type=hidden])")
    await shopper.shot("9-three-d-secure")
    await shopper.page.fill("form input:not([type=hidden])", "1234")
    await shopper.page.locator("button").first().click()
    await shopper.orderFromPage()
    expect(await shopper.ledger(secure)).toMatchObject({ state: "Delayed" })

    const closed = await shopper.toAssist("honey")
    await shopper.page.route(/\/assist\/return\//, (route) => route.abort())
    await shopper.payWith("approve")
    await shopper.page.waitForTimeout(500)
    await shopper.page.close()
    let placed: { id: string } | undefined
    for (let waited = 0; waited < 60 && !placed; waited++) {
      await new Promise((done) => setTimeout(done, 500))
      const { orders } = await shopper.adminApi(
        "orders?limit=100&order=-created_at&fields=id,*payment_collections.payments",
      )
      placed = orders.find((order: { payment_collections: { payments: { data: { order_number: string } }[] }[] }) =>
        order.payment_collections.some(({ payments }) => payments.some(({ data }) => data.order_number === closed)),
      )
    }
    expect(placed).toBeDefined()
    expect(await shopper.ledger(closed)).toMatchObject({ state: "Delayed", charged: "0.00" })
    expect((await shopper.payments(placed?.id as string)).status).toBe("authorized")
  })

  inBrowser("a part is captured exactly, and nothing secret or personal is in the store's log", async () => {
    const number = await shopper.toAssist("linen-towel")
    await shopper.payWith("approve")
    const orderId = await shopper.orderFromPage()
    const { payment } = await shopper.payments(orderId)
    await shopper.adminApi(`payments/${payment.id}/capture`, { amount: 30.1 })
    expect(await shopper.ledger(number)).toMatchObject({ state: "PartialDelayed", charged: "30.10" })
    expect((await shopper.payments(orderId)).payment.captures.map(({ amount }: { amount: number }) => amount)).toEqual([
      30.1,
    ])
    await shopper.page.goto(shopper.demo.facts.cabinetUrl)
    await shopper.shot("10-cabinet")

    const log = shopper.demo.log("store")
    expect(log).toContain(number)
    for (const secret of [
      "Passw0rd1",
      "s3cr3t-word",
      "shoplogin",
      "anna@shop.test",
      "+375291234567",
      "4111111111111111",
      "Иванова",
    ])
      expect(log).not.toContain(secret)
  })
}
