import type { Page } from "playwright-core"
import { expectAccessible } from "./accessible"
import { itInBrowser } from "./open-browser"
import { type OwnerDesk, type PlacedOrder, shownSums } from "./owner-desk"

/** Asks for a sum in the open drawer and goes on to the question. */
async function choose(page: Page, sum: string, button: RegExp): Promise<void> {
  const drawer = page.getByRole("dialog")
  await drawer.getByRole("textbox", { name: /^Amount in/ }).fill(sum)
  await drawer.getByRole("button", { name: button }).click()
}

const yes = (page: Page, button: RegExp) => page.getByRole("alertdialog").getByRole("button", { name: button })
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click()

async function answer(page: Page, kind: "done" | "unmoved" | "failed"): Promise<string> {
  const line = page.locator(`[data-assist-result="${kind}"]`).last()
  await line.waitFor()
  return (await line.textContent()) ?? ""
}

export function moneyTests(desk: () => OwnerDesk): void {
  const inBrowser = itInBrowser()
  const books = (order: PlacedOrder) => desk().admin.books(order.orderId)
  const ledger = (order: PlacedOrder) => desk().sandbox.order(order.number)
  const charges = async (order: PlacedOrder) =>
    (await desk().sandbox.requests("charge")).filter(({ fields }) => fields["billnumber"] === order.billnumber)

  inBrowser("captures a part after saying what becomes of the rest, then refunds a part of that", async () => {
    const order = await desk().order()
    const page = await desk().person()
    await desk().openOrder(page, order)
    expect(await shownSums(page, order.number)).toEqual({ held: order.sum })
    await desk().shot(page, "admin-1-held")
    await expectAccessible(page, `[data-assist-payment="${order.number}"]`)

    await press(page, "Capture")
    await page
      .getByRole("dialog")
      .getByRole("textbox", { name: /^Amount in/ })
      .fill("30,10")
    expect(await page.locator("[data-assist-consequence]").textContent()).toMatch(/cannot be captured later/)
    await desk().shot(page, "admin-2-capture-part")
    await expectAccessible(page, "[role=dialog]")
    await choose(page, "30,10", /^Capture 30\.10\sBYN$/)
    await desk().shot(page, "admin-3-capture-asked")
    await expectAccessible(page, "[role=alertdialog]")
    expect(await ledger(order)).toMatchObject({ state: "Delayed", charged: "0.00" })
    await yes(page, /^Capture/).click()
    await answer(page, "done")
    expect(await ledger(order)).toMatchObject({ state: "PartialDelayed", charged: "30.10" })
    expect(await books(order)).toMatchObject({ captured: "30.10", transactions: ["capture 30.10"] })
    await page.getByRole("button", { name: "Capture", exact: true }).waitFor({ state: "detached" })
    expect(await shownSums(page, order.number)).toMatchObject({ charged: "30.10" })
    // The page around the widget refreshed itself.
    await page.getByText("Partially captured").first().waitFor()
    await desk().shot(page, "admin-4-captured-part")

    await press(page, "Refund")
    await choose(page, "10.05", /^Refund 10\.05\sBYN$/)
    await desk().shot(page, "admin-5-refund-asked")
    await yes(page, /^Refund/).click()
    await answer(page, "done")
    expect(await ledger(order)).toMatchObject({ state: "PartialCanceled", charged: "30.10", returned: "10.05" })
    expect(await books(order)).toMatchObject({
      captured: "30.10",
      refunded: "10.05",
      transactions: ["capture 30.10", "refund -10.05"],
    })
    await page.locator("[data-assist-sum=returned]").waitFor()
    expect(await shownSums(page, order.number)).toMatchObject({ charged: "30.10", returned: "10.05" })
    await page.locator(`[data-assist-payment="${order.number}"]`).scrollIntoViewIfNeeded()
    await desk().shot(page, "admin-6-refunded-part")
    await expectAccessible(page, `[data-assist-payment="${order.number}"]`)
  })

  inBrowser("captures by order line: the sum follows the ticks and quantities", async () => {
    const order = await desk().order({ quantity: 3 })
    const page = await desk().person()
    await desk().openOrder(page, order)
    await press(page, "Capture")
    await page.getByRole("tab", { name: "By order line" }).click()
    const capture = page.getByRole("dialog").getByRole("button", { name: "Capture", exact: true })
    expect(await capture.isDisabled()).toBe(true) // nothing is ticked
    await page.getByRole("checkbox").first().click()
    await page.getByRole("spinbutton").fill("2")
    await desk().shot(page, "admin-7-capture-lines")
    await expectAccessible(page, "[role=dialog]")
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Capture 66\.70\sBYN$/ })
      .click() // two of 33.35
    await yes(page, /^Capture/).click()
    await answer(page, "done")
    expect(await ledger(order)).toMatchObject({ state: "PartialDelayed", charged: "66.70" })
    expect(await books(order)).toMatchObject({ captured: "66.70" })
  })

  inBrowser("releases a hold", async () => {
    const order = await desk().order()
    const page = await desk().person()
    await desk().openOrder(page, order)
    await press(page, "Release")
    await desk().shot(page, "admin-8-release-asked")
    await yes(page, /^Release/).click()
    await answer(page, "done")
    expect(await ledger(order)).toMatchObject({ state: "Canceled", held: "0.00", charged: "0.00" })
    expect(await books(order)).toMatchObject({ canceled: true, captured: "0.00" })
    await page.getByRole("button", { name: "Release", exact: true }).waitFor({ state: "detached" })
    await desk().shot(page, "admin-9-released")
  })

  inBrowser("moves the money once on a double click, with all of it asked for", async () => {
    const order = await desk().order()
    const page = await desk().person()
    await desk().openOrder(page, order)
    await press(page, "Capture")
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Capture .*BYN/ })
      .click()
    // Both halves in one turn of the page's loop: faster than any hand.
    await yes(page, /^Capture/).evaluate((button: HTMLElement) => {
      button.click()
      button.click()
    })
    await answer(page, "done")
    expect(await ledger(order)).toMatchObject({ state: "Approved", charged: order.sum })
    expect(await books(order)).toMatchObject({ captured: order.sum, transactions: [`capture ${order.sum}`] })
    expect(await charges(order)).toHaveLength(1)
  })

  inBrowser("lets two people refund at once only what both have seen", async () => {
    const order = await desk().order()
    await desk().admin.capture(order.paymentId, Number(order.sum))
    const pages = [await desk().person(), await desk().person()] as const
    for (const page of pages) {
      await desk().openOrder(page, order)
      await press(page, "Refund")
      await choose(page, "20", /^Refund 20\.00\sBYN$/)
    }
    await Promise.all(pages.map((page) => yes(page, /^Refund/).click()))
    await Promise.all(
      pages.map((page) =>
        page
          .locator("[data-assist-result=done], [data-assist-result=unmoved], [data-assist-result=failed]")
          .first()
          .waitFor(),
      ),
    )
    expect(await ledger(order)).toMatchObject({ charged: order.sum, returned: "20.00" })
    expect(await books(order)).toMatchObject({ captured: order.sum, refunded: "20.00" })
  })

  inBrowser("shows in a second tab what was done in the first", async () => {
    const order = await desk().order()
    const first = await desk().person()
    const second = await first.context().newPage()
    await desk().openOrder(first, order)
    await desk().openOrder(second, order)
    await first.bringToFront()
    await press(first, "Release")
    await yes(first, /^Release/).click()
    await answer(first, "done")
    await second.getByRole("button", { name: "Release", exact: true }).waitFor({ state: "detached" })
    await second.locator("[data-assist-sum=released]").waitFor()
    expect(await shownSums(second, order.number)).toEqual({ released: order.sum })
    expect(await ledger(order)).toMatchObject({ state: "Canceled", held: "0.00" })
    expect(await books(order)).toMatchObject({ canceled: true })
  })

  inBrowser("says that nobody knows when the shop's answer is lost, and shows what Assist did", async () => {
    const order = await desk().order()
    const page = await desk().person()
    await desk().openOrder(page, order)
    await page.route("**/admin/assist/payments/*/capture", async (route) => {
      await route.fetch() // the shop does its work, and its answer gets lost
      await route.abort()
    })
    await press(page, "Capture")
    await choose(page, "12.00", /^Capture 12\.00\sBYN$/)
    await yes(page, /^Capture/).click()
    expect(await answer(page, "failed")).toMatch(/not known whether this was carried out/)
    await page.locator("[data-assist-sum=charged]").waitFor()
    expect(await shownSums(page, order.number)).toMatchObject({ charged: "12.00" })
    expect(await ledger(order)).toMatchObject({ charged: "12.00" })
    expect(await books(order)).toMatchObject({ captured: "12.00", transactions: ["capture 12.00"] })
  })

  inBrowser("follows what was charged by hand in Assist's cabinet when asked to check", async () => {
    const order = await desk().order()
    const page = await desk().person()
    await desk().openOrder(page, order)
    await desk().sandbox.byHand(order.billnumber, "charge", "40.00", false)
    await press(page, "Check with Assist")
    await answer(page, "done")
    expect(await ledger(order)).toMatchObject({ charged: "40.00" })
    expect(await books(order)).toMatchObject({ captured: "40.00" })
    await page.locator("[data-assist-sum=charged]").waitFor()
    expect(await shownSums(page, order.number)).toMatchObject({ charged: "40.00" })
    await page.getByText("Partially captured").first().waitFor()
  })
}
