import type { Page } from "playwright-core"
import { receiptsOf } from "../support/receipts"
import { expectAccessible } from "./accessible"
import { itInBrowser } from "./open-browser"
import type { OwnerDesk, PlacedOrder } from "./owner-desk"

const drawer = (page: Page) => page.getByRole("dialog")
const receipt = (page: Page, is: string) => drawer(page).locator(`[data-assist-receipt="${is}"]`)
const linesIn = async (page: Page, within = '[role="dialog"] [data-assist-receipt]') =>
  (await page.locator(`${within} [data-assist-receipt-lines] > li`).allTextContents()).map((text) =>
    text.replace(/[\s\u00a0]+/g, " "),
  )

/** The owner chooses lines and sees the receipt before it is made: both drawers, on an order with receipts. */
export function receiptTests(desk: () => OwnerDesk): void {
  const inBrowser = itInBrowser()
  const ledger = ({ number }: PlacedOrder) => desk().sandbox.order(number)
  const done = (page: Page) => page.locator('[data-assist-result="done"]').last().waitFor()
  const agree = (page: Page, name: RegExp) => page.getByRole("alertdialog").getByRole("button", { name }).click()

  inBrowser("captures chosen lines and returns a part of them, each after its receipt was shown", async () => {
    const order = await desk().order({ quantity: 3, russia: true })
    const page = await desk().person()
    await desk().openOrder(page, order)
    await page.getByRole("button", { name: "Capture", exact: true }).click()
    await receipt(page, "of_payment").waitFor()
    expect(await linesIn(page)).toHaveLength(2) // towels and delivery
    await drawer(page).getByRole("tab", { name: "By order line" }).click()
    await drawer(page).getByRole("checkbox").first().click()
    await drawer(page).getByRole("spinbutton").fill("2")
    await receipt(page, "sent").waitFor()
    const [towels, ...others] = await linesIn(page)
    expect(towels).toMatch(/2 × 949\.90 RUB ?1,899\.80 RUB ?VAT 20% · full prepayment/)
    expect(others).toEqual([])
    await desk().shot(page, "admin-30-receipt-capture")
    await drawer(page)
      .getByRole("button", { name: /^Capture 1,899\.80\sRUB$/ })
      .click()
    expect(await ledger(order)).toMatchObject({ charged: "0.00" })
    await agree(page, /^Capture/)
    await done(page)
    const captured = await ledger(order)
    expect(captured).toMatchObject({ state: "PartialDelayed", charged: "1899.80" })
    expect(receiptsOf(captured, 200)).toEqual([[expect.stringMatching(/^1: 2 x 949\.90 = 1899\.80 vat20\/1 /)]])
    expect(await desk().admin.books(order.orderId)).toMatchObject({ captured: "1899.80" })

    await page.getByRole("button", { name: "Refund", exact: true }).click()
    await drawer(page).getByRole("tab", { name: "By order line" }).click()
    await drawer(page).getByRole("checkbox").first().click()
    await drawer(page).getByRole("spinbutton").fill("1")
    await receipt(page, "sent").waitFor()
    expect(await linesIn(page)).toEqual([expect.stringMatching(/1 × 949\.90 RUB ?949\.90 RUB/)])
    await desk().shot(page, "admin-31-receipt-refund")
    await expectAccessible(page, "[role=dialog]")
    await drawer(page)
      .getByRole("button", { name: /^Refund 949\.90\sRUB$/ })
      .click()
    await agree(page, /^Refund/)
    await done(page)
    const returned = await ledger(order)
    expect(returned).toMatchObject({ charged: "1899.80", returned: "949.90" })
    expect(receiptsOf(returned, 300)).toEqual([[expect.stringMatching(/^1: 1 x 949\.90 = 949\.90 /)]])
    expect(await desk().admin.books(order.orderId)).toMatchObject({ captured: "1899.80", refunded: "949.90" })

    const card = page.locator("[data-assist-receipts]")
    await card.locator("summary").click()
    await card.locator('[data-assist-document="made"] a').first().waitFor()
    expect(
      await card
        .locator("[data-assist-receipt-of]")
        .evaluateAll((all) => all.map((one) => one.getAttribute("data-assist-receipt-of"))),
    ).toEqual(["payment", "capture", "refund"])
    const links = await card
      .locator("[data-assist-document] a")
      .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href))
    expect((await fetch(links.at(-1) as string)).status).toBe(200)
    await card.scrollIntoViewIfNeeded()
    await desk().shot(page, "admin-32-receipts")
    await expectAccessible(page, `[data-assist-payment="${order.number}"]`)
  })

  inBrowser(
    "spreads a typed sum, says what cannot be written, in Russian, in the dark, by keyboard, on a phone",
    async () => {
      const order = await desk().order({ quantity: 2, russia: true })
      await desk().admin.capture(order.paymentId)
      const page = await desk().person({ language: "ru", dark: true, width: 390 })
      await desk().openOrder(page, order)
      const refund = page.getByRole("button", { name: "Вернуть", exact: true })
      await refund.focus()
      await page.keyboard.press("Enter")
      const amount = drawer(page).getByRole("textbox", { name: /^Сумма в/ })
      await amount.fill("100,00")
      await receipt(page, "sent").waitFor()
      expect((await linesIn(page)).length).toBe(2)
      expect((await drawer(page).boundingBox())?.width).toBeLessThanOrEqual(390)
      await receipt(page, "sent").scrollIntoViewIfNeeded()
      await desk().shot(page, "admin-33-receipt-phone-dark")
      await expectAccessible(page, "[role=dialog]")
      await amount.focus()
      await page.keyboard.press("Enter")
      await page.getByRole("alertdialog").waitFor()
      await agree(page, /^Вернуть/)
      await done(page)
      const returned = await ledger(order)
      expect(returned).toMatchObject({ returned: "100.00" })
      expect(receiptsOf(returned, 300)[0]).toHaveLength(2)
      expect(await desk().admin.books(order.orderId)).toMatchObject({ refunded: "100.00" })
    },
  )

  inBrowser("names what Assist's cabinet took of a line in the meantime, and sends nothing", async () => {
    const order = await desk().order({ quantity: 2, russia: true })
    await desk().admin.capture(order.paymentId)
    const page = await desk().person()
    await desk().openOrder(page, order)
    await page.route("**/admin/assist/payments/*/receipt", async (route) => {
      const response = await route.fetch()
      const answer = await response.json()
      const refusal = {
        text: 'lines: Of "Towel" 1 is left, less than the 2 asked for: choose at most that.',
        line_id: null,
      }
      const { lines } = JSON.parse(route.request().postData() ?? "{}")
      await route.fulfill({ response, json: lines ? { ...answer, amount: null, receipt: null, refusal } : answer })
    })
    await page.getByRole("button", { name: "Refund", exact: true }).click()
    await drawer(page).getByRole("tab", { name: "By order line" }).click()
    await drawer(page).getByRole("checkbox").first().click()
    await receipt(page, "refused").waitFor()
    expect(await receipt(page, "refused").textContent()).toContain('Of "Towel" 1 is left')
    expect(await drawer(page).getByRole("button", { name: "Refund", exact: true }).isDisabled()).toBe(true)
    expect(await ledger(order)).toMatchObject({ returned: "0.00" })
    expect(await desk().admin.books(order.orderId)).toMatchObject({ refunded: "0.00" })
  })
}
