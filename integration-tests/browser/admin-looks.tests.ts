import { itInBrowser } from "./open-browser"
import type { OwnerDesk } from "./owner-desk"

export function lookTests(desk: () => OwnerDesk): void {
  const inBrowser = itInBrowser()

  inBrowser("fits a phone, light and dark: nothing is wider than the page", async () => {
    const order = await desk().order()
    for (const dark of [false, true]) {
      const page = await desk().person({ width: 390, dark, language: "ru" })
      await desk().openOrder(page, order)
      await desk().shot(page, `admin-18-phone-${dark ? "dark" : "light"}`)
      const card = page.locator(`[data-assist-payment="${order.number}"]`)
      const box = await card.boundingBox()
      expect(box && box.x >= 0 && box.x + box.width <= 390).toBe(true)
      await card.getByRole("button", { name: "Списать", exact: true }).click()
      const drawer = page.getByRole("dialog")
      await drawer.getByRole("tab", { name: "По позициям заказа" }).click()
      await drawer.getByRole("checkbox").first().click()
      expect((await drawer.boundingBox())?.width).toBeLessThanOrEqual(390)
      await desk().shot(page, `admin-19-phone-lines-${dark ? "dark" : "light"}`)
      for (const where of [
        "assist",
        "assist?tab=discrepancies",
        "assist?tab=notifications",
        "assist?tab=reconciliation",
        "settings/assist",
      ]) {
        await desk().openPage(page, where)
        await page.getByRole("heading", { name: "Assist" }).first().waitFor()
        await page.waitForLoadState("networkidle")
        await desk().shot(page, `admin-20-phone-${where.replace(/\W/g, "-")}-${dark ? "dark" : "light"}`)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
      }
    }
  })

  inBrowser("is dark where the admin is", async () => {
    const order = await desk().order()
    await desk().admin.capture(order.paymentId, 30.1)
    const page = await desk().person({ dark: true })
    await desk().openOrder(page, order)
    await desk().shot(page, "admin-21-dark")
  })

  inBrowser("marks a test payment as such for as long as it is shown, in words", async () => {
    const order = await desk().order()
    const page = await desk().person()
    // A shop that takes real money places no order for a test payment, so its mark is set on the way to the page.
    await page.route(`**/admin/assist/orders/${order.orderId}`, async (route) => {
      const response = await route.fetch()
      const { payments } = await response.json()
      const marked = payments.map((payment: object) => ({ ...payment, test_mode: true }))
      await route.fulfill({ response, json: { payments: marked } })
    })
    await desk().openOrder(page, order)
    await page.getByText("TEST", { exact: true }).waitFor()
    await desk().shot(page, "admin-22-test")
  })

  inBrowser("is worked by keyboard alone: focus goes in, Escape brings it back, Enter captures", async () => {
    const order = await desk().order()
    const page = await desk().person()
    await desk().openOrder(page, order)
    const capture = page.getByRole("button", { name: "Capture", exact: true })
    await capture.focus()
    await page.keyboard.press("Enter")
    await page.getByRole("dialog").waitFor()
    await page.keyboard.press("Escape")
    await page.getByRole("dialog").waitFor({ state: "detached" })
    await page.waitForFunction(() => document.activeElement?.textContent === "Capture")

    await page.keyboard.press("Enter")
    const amount = page.getByRole("textbox", { name: /^Amount in/ })
    await amount.waitFor()
    for (let tabs = 0; tabs < 8 && !(await amount.evaluate((field) => field === document.activeElement)); tabs++)
      await page.keyboard.press("Tab")
    await page.keyboard.press("Control+a")
    await page.keyboard.type("12,34")
    await page.keyboard.press("Enter")
    const yes = page.getByRole("alertdialog").getByRole("button", { name: /^Capture 12\.34/ })
    await yes.waitFor()
    for (let tabs = 0; tabs < 4 && !(await yes.evaluate((button) => button === document.activeElement)); tabs++)
      await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page.locator("[data-assist-result=done]").first().waitFor()
    expect(await desk().sandbox.order(order.number)).toMatchObject({ charged: "12.34" })
    expect(await desk().admin.books(order.orderId)).toMatchObject({ captured: "12.34" })

    // The button that opened the drawer is gone with the hold: the keyboard stays among the others.
    await page.waitForFunction(() => document.activeElement?.matches("fieldset button"))
    await page.getByRole("button", { name: "Refund", exact: true }).focus()
    await page.keyboard.press("Enter")
    await page.getByRole("dialog").waitFor()
    await page.keyboard.press("Escape")
    await page.getByRole("dialog").waitFor({ state: "detached" })
    await page.waitForFunction(() => document.activeElement?.textContent === "Refund")
  })

  inBrowser("shows nothing on an order that Assist has no part in", async () => {
    const { regions } = desk().demo.facts
    const { body } = await desk().admin.call("POST", "/admin/draft-orders", {
      email: "cash@example.by",
      region_id: regions.by,
      items: [{ title: "By hand", quantity: 1, unit_price: 5 }],
    })
    await desk().admin.call("POST", `/admin/draft-orders/${body.draft_order.id}/convert-to-order`, {})
    const page = await desk().person()
    const asked = page.waitForResponse((answer) => answer.url().includes(`/admin/assist/orders/${body.draft_order.id}`))
    await desk().openPage(page, `orders/${body.draft_order.id}`)
    expect((await asked).status()).toBe(200)
    await page.getByText("cash@example.by").first().waitFor()
    expect(await page.getByText("Assist payment").count()).toBe(0)
  })
}
