import { Client } from "pg"
import { expectAccessible } from "./accessible"
import { itInBrowser } from "./open-browser"
import type { OwnerDesk, PlacedOrder } from "./owner-desk"

/** Writes a finding into the plugin's table, as the follower does when it meets one. */
async function open(desk: OwnerDesk, order: PlacedOrder, code: string, params: Record<string, string>): Promise<void> {
  const client = new Client({ connectionString: desk.demo.facts.databaseUrl })
  await client.connect()
  await client.query(
    "insert into assist_discrepancy (id, order_number, code, detail, params) values ($1, $2, $3, $4, $5)",
    [`asdis_${order.number}`, order.number, code, "Written by the browser test.", params],
  )
  await client.end()
}

const ASSIST_PAGE = '[data-assist-page="payments"]'

export function pageTests(desk: () => OwnerDesk): void {
  const inBrowser = itInBrowser()

  inBrowser("shows a discrepancy on the order and on the page, and closes it with the owner's note", async () => {
    const order = await desk().order()
    await open(desk(), order, "amount_differs", { amount: "30.10", currency: "BYN", billnumber: order.billnumber })
    const page = await desk().person()
    await desk().openOrder(page, order)
    const card = page.locator("[data-assist-discrepancy=amount_differs]")
    await card.getByText("Another sum than due").waitFor()
    await desk().shot(page, "admin-10-discrepancy-on-order")
    await expectAccessible(page, `[data-assist-payment="${order.number}"]`)

    await desk().openPage(page, "assist?tab=discrepancies")
    await page.getByLabel("Order number at Assist").fill(order.number)
    await page.keyboard.press("Enter")
    await card.getByRole("button", { name: "Accept as it is" }).click()
    await page.getByLabel("Why is it in order as it is?").fill("Paid the rest in cash")
    await desk().shot(page, "admin-11-discrepancies")
    await expectAccessible(page, ASSIST_PAGE)
    await page.keyboard.press("Enter")
    await page.getByRole("alertdialog").getByRole("button", { name: "Accept as it is" }).click()
    await card.waitFor({ state: "detached" })

    await page.getByRole("combobox", { name: "Status" }).click()
    await page.getByRole("option", { name: "Accepted" }).click()
    await card.getByText("Paid the rest in cash").waitFor()
    expect(await desk().sandbox.order(order.number)).toMatchObject({ state: "Delayed", held: order.sum })
    expect(await desk().admin.books(order.orderId)).toMatchObject({ captured: "0.00", canceled: false })
  })

  inBrowser("repairs the books by what the discrepancy suggests, and it is gone", async () => {
    const order = await desk().order()
    // Charged in the cabinet, and neither told nor booked.
    await desk().sandbox.byHand(order.billnumber, "charge", "21.00", false)
    await open(desk(), order, "not_booked", { amount: "21.00", currency: "BYN", billnumber: order.billnumber })
    const page = await desk().person()
    await desk().openPage(page, "assist?tab=discrepancies")
    await page.getByLabel("Order number at Assist").fill(order.number)
    await page.keyboard.press("Enter")
    const card = page.locator("[data-assist-discrepancy=not_booked]")
    await card.getByRole("button", { name: "Check with Assist" }).click()
    await card.waitFor({ state: "detached" })
    await desk().shot(page, "admin-23-repaired")
    expect(await desk().sandbox.order(order.number)).toMatchObject({ state: "PartialDelayed", charged: "21.00" })
    expect(await desk().admin.books(order.orderId)).toMatchObject({
      captured: "21.00",
      transactions: ["capture 21.00"],
    })
  })

  inBrowser("lists what Assist sent, without secrets, and follows a message again", async () => {
    const order = await desk().order()
    // Charged in the cabinet, and the message about it lost: only a replay of the older one finds it.
    await desk().sandbox.byHand(order.billnumber, "charge", "25.00", false)
    const page = await desk().person()
    await desk().openPage(page, "assist?tab=notifications")
    await page.getByLabel("Order number or Assist number").fill(order.number)
    await page.keyboard.press("Enter")
    const entries = page.locator("[data-assist-notification]")
    await page.waitForFunction(() => document.querySelectorAll("[data-assist-notification]").length === 1)
    await entries.getByRole("button", { name: "Show the fields" }).click()
    const text = (await entries.textContent()) ?? ""
    expect(text).toContain(order.billnumber)
    for (const secret of ["yanka@example.by", "375291234567", "4111111111111111", "Купала"])
      expect(text).not.toContain(secret)
    await desk().shot(page, "admin-12-notifications")
    await expectAccessible(page, ASSIST_PAGE)

    await entries.getByRole("button", { name: "Follow again" }).click()
    await page.locator("[data-assist-result=done]").waitFor()
    expect(await desk().sandbox.order(order.number)).toMatchObject({ charged: "25.00" })
    expect(await desk().admin.books(order.orderId)).toMatchObject({
      captured: "25.00",
      transactions: ["capture 25.00"],
    })
  })

  inBrowser(
    "shows first how payments stand: held, moved, refused, with charts that can be read as tables",
    async () => {
      const held = await desk().order()
      const order = await desk().order()
      await desk().admin.capture(order.paymentId, 30.1)
      for (const language of ["en", "ru", "be"] as const)
        for (const dark of [false, true]) {
          const page = await desk().person({ language, dark, ...(dark && { width: 390 }) })
          await desk().openPage(page, "assist")
          const sum = page.locator('[data-assist-held="BYN"]')
          await sum.waitFor()
          expect(
            Number(
              (await sum.innerText())
                .replace(/[^\d.,]/g, "")
                .replace(/,(?=\d{3})/g, "")
                .replace(",", "."),
            ),
          ).toBeGreaterThanOrEqual(Number(held.sum))
          expect(await page.locator("svg .ct-bar").count()).toBeGreaterThan(1)
          await desk().shot(page, `admin-27-overview-${language}-${dark ? "dark" : "light"}`)
          const moved = page.locator("[data-assist-chart] details").last()
          await moved.locator("summary").focus()
          await page.keyboard.press("Enter")
          await moved.getByRole("row").nth(1).waitFor()
          if (dark) await expectAccessible(page, ASSIST_PAGE)
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(dark ? 390 : 1280)
        }
    },
  )

  inBrowser("lists holds that end soon, with the way to their orders", async () => {
    const order = await desk().order()
    const page = await desk().person()
    await desk().openPage(page, "assist?tab=holds")
    await page.getByRole("combobox", { name: "Time left, at most" }).click()
    await page.getByRole("option", { name: "7 days" }).click()
    const row = page.getByRole("row").filter({ hasText: order.billnumber })
    await row.waitFor()
    await desk().shot(page, "admin-13-holds")
    await page.getByLabel("Find the order by the number on its receipt").fill(order.number)
    await page.locator("[data-assist-finder]").getByRole("link").waitFor()
    await expectAccessible(page, ASSIST_PAGE)
    await row.getByRole("link").click()
    await page.locator(`[data-assist-payment="${order.number}"]`).waitFor()
  })

  inBrowser("compares a day at Assist with Medusa's books and hands it out as CSV", async () => {
    const order = await desk().order()
    await desk().admin.capture(order.paymentId, 31.4)
    const page = await desk().person()
    await desk().openPage(page, "assist?tab=reconciliation")
    await page.getByRole("button", { name: "Compare" }).click()
    const row = page.getByRole("row").filter({ hasText: order.billnumber })
    await row.waitFor()
    expect(await row.getAttribute("data-assist-verdict")).toBe("equal")
    expect(await row.textContent()).toContain("31.40")
    await desk().shot(page, "admin-14-reconciliation")
    await expectAccessible(page, ASSIST_PAGE)
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download CSV" }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/^assist-pp_assist_main-\d{4}-\d{2}-\d{2}\.csv$/)
    const chunks: Buffer[] = []
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
    expect(Buffer.concat(chunks).toString()).toContain(order.billnumber)
  })

  inBrowser("shows in Settings how each merchant is connected, and tests the connection", async () => {
    const page = await desk().person()
    await desk().openPage(page, "settings/assist")
    const merchant = page.locator("[data-assist-merchant=pp_assist_main]")
    await merchant.waitFor()
    expect(await page.locator("[data-assist-merchant]").count()).toBe(2)
    const text = (await merchant.textContent()) ?? ""
    expect(text).toContain(`${desk().demo.facts.apiUrl}/hooks/assist`)
    expect(text).toContain("Merchant URL")
    for (const secret of ["Passw0rd1", "s3cr3t-word"]) expect(text).not.toContain(secret)
    await merchant.getByRole("button", { name: "Test the connection" }).click()
    await merchant.locator("[data-assist-check=credentials]").waitFor()
    for (const name of ["server", "credentials"])
      expect(await merchant.locator(`[data-assist-check=${name}]`).getAttribute("data-assist-check-result")).toBe("ok")
    await desk().shot(page, "admin-15-settings")
    await expectAccessible(page, '[data-assist-page="settings"]')
  })
}
