import { itInBrowser } from "./open-browser"
import type { Shopper } from "./shopper"

/** Wallets in the shop's own checkout, played by the page. */
export function walletTests(opened: () => Shopper): void {
  const inBrowser = itInBrowser()
  const attempts = async (number: string) =>
    (await opened().sandbox.orders(number)).map(({ state, held, charged }) => ({ state, held, charged }))

  inBrowser("a wallet pays in the shop: the hold stands on both ledgers, and the owner captures it", async () => {
    const shopper = opened()
    await shopper.toCheckout("clay-mug")
    await shopper.toPayHere()
    await shopper.shot("11-pay-in-the-shop")
    expect(await shopper.page.textContent("h1")).toBe("Оплата заказа")
    expect(
      await shopper.inOtherLanguage(async () => {
        await shopper.page.locator(".assist-wallet").first().waitFor()
        return await shopper.page.locator("main").innerText()
      }),
    ).toMatch(/Pay for your order[\s\S]*plays the wallets[\s\S]*By card on Assist's page/)
    await shopper.page.locator(".assist-google_pay").waitFor()
    const said = await shopper.payByWallet("google_pay", "approve")
    expect(said).toContain("Это игра в кошелёк")
    expect(said).toContain("Настоящего Google Pay и денег здесь нет")
    const orderId = await shopper.orderFromPage()
    const number = await shopper.numberFromPage()
    const { orderamount: sum } = await shopper.ledger(number)
    expect(await attempts(number)).toEqual([{ state: "Delayed", held: sum, charged: "0.00" }])
    const { status, payment } = await shopper.payments(orderId)
    expect({ status, amount: payment.amount }).toEqual({ status: "authorized", amount: Number(sum) })
    expect((await shopper.admin.capture(payment.id)).status).toBe(200)
    expect(await attempts(number)).toEqual([{ state: "Approved", held: "0.00", charged: sum }])
    expect(await shopper.admin.books(orderId)).toMatchObject({ authorized: sum, captured: sum, refunded: "0.00" })
  })

  inBrowser("a refused wallet says why, and another card of it pays the same session", async () => {
    const shopper = opened()
    await shopper.toCheckout("honey")
    await shopper.page.click("#language")
    await shopper.page.locator("html[lang=en]").waitFor()
    await shopper.toPayHere()
    const session = shopper.page.url()
    expect(await shopper.payByWallet("apple_pay", "insufficient")).toContain("There is no real Apple Pay")
    await shopper.page
      .locator("#outcome")
      .getByText(/not enough money/i)
      .waitFor()
    await shopper.page.locator("dialog.sheet").waitFor({ state: "detached" })
    await shopper.shot("12-wallet-declined")
    await shopper.expectAccessible()
    expect(shopper.page.url()).toBe(session)
    await shopper.page.reload()
    expect(await shopper.page.textContent("h1")).toBe("Pay for your order")
    await shopper.payByWallet("apple_pay", "approve")
    const orderId = await shopper.orderFromPage()
    const number = await shopper.numberFromPage()
    const { orderamount: sum } = await shopper.ledger(number)
    expect(await attempts(number)).toEqual([
      { state: "Declined", held: "0.00", charged: "0.00" },
      { state: "Delayed", held: sum, charged: "0.00" },
    ])
    expect(await shopper.admin.books(orderId)).toMatchObject({ authorized: sum, captured: "0.00" })
  })

  inBrowser("a card without a token goes by Assist's page and comes back; a slow bank is waited for", async () => {
    const shopper = opened()
    await shopper.toCheckout("straw-bird")
    await shopper.toPayHere()
    await shopper.payByWallet("google_pay", "cvc")
    await shopper.page.waitForURL(/pay\.cfm/)
    await shopper.page.fill("[name=Cvc2]", "123")
    await shopper.page.click("button[value=cvc]")
    const first = await shopper.orderFromPage()
    expect(await attempts(await shopper.numberFromPage())).toMatchObject([{ state: "Delayed", charged: "0.00" }])
    expect((await shopper.payments(first)).status).toBe("authorized")

    await shopper.toCheckout("straw-bird")
    await shopper.toPayHere()
    await shopper.page.click(".assist-google_pay")
    await shopper.page.locator("dialog.sheet").waitFor()
    await shopper.expectAccessible("dialog.sheet")
    await shopper.page.keyboard.press("Escape")
    await shopper.page.getByText("Вы закрыли окно кошелька").waitFor()
    await shopper.payByWallet("google_pay", "slow")
    await shopper.page.locator("#outcome").getByText("Ждём ответа банка").first().waitFor()
    await shopper.shot("13-wallet-pending")
    const second = await shopper.orderFromPage()
    expect(await attempts(await shopper.numberFromPage())).toMatchObject([{ state: "Delayed", charged: "0.00" }])
    expect((await shopper.payments(second)).status).toBe("authorized")
  })
}
