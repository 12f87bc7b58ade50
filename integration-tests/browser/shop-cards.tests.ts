import { itInBrowser } from "./open-browser"
import type { Shopper } from "./shopper"

/** The cards Assist keeps for the customer of the demo. */
async function keptAtAssist({ demo, admin }: Shopper): Promise<{ token: string }[]> {
  const { customer, merchants, sandboxUrl } = demo.facts
  const { body } = await admin.call("GET", `/admin/customers?email=${customer.email}&has_account=true`)
  const { merchantId: merchant_id, login, password } = merchants.main
  const reply = await fetch(`${sandboxUrl}/pay/oneclick/v1/get_tokens.cfm`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ merchant_id, login, password, customernumber: body.customers[0].id }),
  })
  return (await reply.json()) as { token: string }[]
}

/** A card that a customer who is logged in lets Assist keep. */
export function cardTests(opened: () => Shopper): void {
  const inBrowser = itInBrowser()

  inBrowser("a guest is offered neither stored cards nor a subscription", async () => {
    const shopper = opened()
    await shopper.toCheckout("clay-mug")
    expect(await shopper.page.locator("[name=subscribe]").count()).toBe(0)
    expect(await shopper.page.locator("#checkout").innerText()).not.toMatch(/сохранённая/)
    await shopper.toPayHere()
    expect(await shopper.page.locator("[data-card]").count()).toBe(0)
    await shopper.page.goto(`${shopper.demo.facts.shopUrl}/account`)
    await shopper.page.fill("[name=password]", "wrong")
    await shopper.page.click("#log-in .button")
    await shopper.page.getByText("Почта или пароль не подходят").waitFor()
    await shopper.expectAccessible()
    expect(await shopper.page.locator("#cards").count()).toBe(0)
  })

  inBrowser("a customer saves a card on Assist's page, pays with it in the shop, and deletes it", async () => {
    const shopper = opened()
    await shopper.logInToShop()
    await shopper.toAssist("clay-mug")
    await shopper.page.click('[name=testcard][value="approve"]')
    await shopper.page.check("[name=savecard]")
    await shopper.page.click("#card-form button")
    await shopper.orderFromPage()
    for (const { token } of await keptAtAssist(shopper)) shopper.secrets.add(token)

    await shopper.toAccount()
    await shopper.page.locator("#cards").getByText("VISA •• 1111").waitFor()
    await shopper.shot("14-account-with-a-card")
    await shopper.expectAccessible()
    expect(await shopper.inOtherLanguage(() => shopper.page.locator("#cards").innerText())).toMatch(
      /Stored cards[\s\S]*VISA •• 1111[\s\S]*valid until[\s\S]*Delete/,
    )

    await shopper.toCheckout("linen-towel")
    await shopper.toPayHere()
    await shopper.shot("15-pay-with-a-stored-card")
    await shopper.expectAccessible()
    await shopper.page.click("[data-card]")
    const orderId = await shopper.orderFromPage()
    const number = await shopper.numberFromPage()
    const { orderamount: sum } = await shopper.ledger(number)
    expect(await shopper.sandbox.order(number)).toMatchObject({ state: "Delayed", held: sum, charged: "0.00" })
    expect(await shopper.admin.books(orderId)).toMatchObject({ authorized: sum, captured: "0.00" })

    await shopper.toAccount()
    await shopper.page.click("[data-delete]")
    await shopper.page.getByText("Карт пока нет").waitFor()
    await shopper.toCheckout("clay-mug")
    await shopper.toPayHere()
    expect(await shopper.page.locator("[data-card]").count()).toBe(0)
    expect(await keptAtAssist(shopper)).toEqual([])
    // Nor does Assist's own page offer it.
    await shopper.page.click("#assist-page")
    await shopper.page.waitForSelector("#card-form")
    expect(await shopper.page.locator("#saved-cards").count()).toBe(0)
  })
}
