import { expectAccessible } from "./accessible"
import { itInBrowser } from "./open-browser"
import type { Shopper } from "./shopper"

/** A subscription: agreed with the first payment, charged next month, canceled by the customer. */
export function subscriptionTests(opened: () => Shopper): void {
  const inBrowser = itInBrowser()

  inBrowser("a customer subscribes, the next month is charged, and the customer cancels", async () => {
    const shopper = opened()
    await shopper.logInToShop()
    await shopper.toCheckout("honey")
    await shopper.page.check("[name=subscribe]")
    await shopper.shot("16-subscribe")
    await shopper.expectAccessible()
    // This server opens the order itself, so that no browser can change the terms.
    await shopper.page.click("#pay")
    await shopper.page.waitForSelector("#card-form")
    await shopper.payWith("approve")
    const firstId = await shopper.orderFromPage()
    const first = await shopper.numberFromPage()
    const { orderamount: sum } = await shopper.ledger(first)
    expect(await shopper.sandbox.order(first)).toMatchObject({
      state: "Delayed",
      held: sum,
      recurring: { min: sum, max: sum, periodDays: 28 },
    })
    expect(await shopper.admin.books(firstId)).toMatchObject({ authorized: sum, captured: "0.00" })
    expect(await shopper.page.locator("main").innerText()).toContain("Подписка")

    await shopper.toAccount()
    const row = shopper.page.locator("[data-agreement]").first()
    expect(await row.getAttribute("data-status")).toBe("active")
    await shopper.shot("17-account-with-a-subscription")
    await shopper.expectAccessible()
    expect(await shopper.inOtherLanguage(() => shopper.page.locator("#subscriptions").innerText())).toMatch(
      /Subscriptions[\s\S]*at most once in 28 days[\s\S]*active[\s\S]*Play the next month[\s\S]*Cancel the subscription/,
    )

    await shopper.page.locator("[data-month]").first().click()
    await shopper.page.click("#month-order")
    const monthId = await shopper.orderFromPage()
    expect(monthId).not.toBe(firstId)
    const month = await shopper.numberFromPage()
    expect(await shopper.sandbox.order(month)).toMatchObject({ state: "Approved", held: "0.00", charged: sum })
    expect(await shopper.admin.books(monthId)).toMatchObject({ authorized: sum, captured: sum })

    await shopper.toAccount()
    await shopper.page.locator("[data-cancel]").first().click()
    await shopper.page.locator("[data-agreement][data-status=canceled]").first().waitFor()
    expect(await shopper.page.locator("[data-month]").count()).toBe(0)
    const { agreements } = await shopper.adminApi("assist/agreements")
    expect(agreements[0]).toMatchObject({ status: "canceled", min_amount: sum, max_amount: sum })
    expect(agreements[0].payments.map(({ order_number }: { order_number: string }) => order_number)).toEqual([
      month,
      first,
    ])
    expect(await shopper.sandbox.requests("rp")).toHaveLength(1)

    await shopper.logIn()
    await shopper.page.goto(`${shopper.demo.facts.adminUrl}/assist?tab=agreements`)
    // The admin writes sums as the browser does: 27.89 or 27,89.
    await shopper.page
      .getByText(new RegExp(sum.replace(".", "[.,]")))
      .first()
      .waitFor()
    await shopper.shot("18-admin-agreements")
    await expectAccessible(shopper.page, '[data-assist-page="payments"]')
  })
}
