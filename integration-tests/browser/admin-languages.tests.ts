import { itInBrowser } from "./open-browser"
import type { OwnerDesk } from "./owner-desk"

const SAID = {
  en: { title: "Assist payment", held: "Held", capture: "Capture", lines: "By order line", tab: "Discrepancies" },
  ru: {
    title: "Платёж Assist",
    held: "Заблокировано",
    capture: "Списать",
    lines: "По позициям заказа",
    tab: "Расхождения",
  },
  be: {
    title: "Плацёж Assist",
    held: "Заблакіравана",
    capture: "Спісаць",
    lines: "Па пазіцыях заказу",
    tab: "Разыходжанні",
  },
} as const

const REST = {
  en: "The other 77.85 BYN cannot be captured later: it is released to the customer at once.",
  ru: "Остальные 77,85 BYN потом списать будет нельзя: они сразу освободятся для покупателя.",
  be: "Астатнія 77,85 BYN потым спісаць будзе нельга: яны адразу вызваляцца для пакупніка.",
} as const

export function languageTests(desk: () => OwnerDesk): void {
  const inBrowser = itInBrowser()
  const plain = (text: string | null) => (text ?? "").replace(/[\u00a0\u202f]/g, " ")

  for (const language of ["en", "ru", "be"] as const)
    inBrowser(`speaks the admin's language: ${language}`, async () => {
      const said = SAID[language]
      const order = await desk().order()
      const page = await desk().person({ language })
      await desk().openOrder(page, order)
      const card = page.locator(`[data-assist-payment="${order.number}"]`)
      await card.getByRole("heading", { name: said.title }).waitFor()
      expect(plain(await card.locator("[data-assist-sum=held]").textContent())).toBe(
        `${said.held}${language === "en" ? "107.95" : "107,95"} BYN`,
      )
      await card.getByRole("button", { name: said.capture, exact: true }).click()
      const drawer = page.getByRole("dialog")
      await drawer.getByRole("tab", { name: said.lines }).waitFor()
      await drawer.getByRole("textbox").first().fill("30,10")
      expect(plain(await drawer.locator("[data-assist-consequence]").textContent())).toBe(REST[language])
      await desk().shot(page, `admin-16-capture-${language}`)

      await drawer.getByRole("button", { name: new RegExp(`^${said.capture}.*30[.,]10\\sBYN$`) }).click()
      await page
        .getByRole("alertdialog")
        .getByRole("button", { name: new RegExp(`^${said.capture}`) })
        .click()
      await page.locator("[data-assist-result=done]").first().waitFor()
      expect(await desk().sandbox.order(order.number)).toMatchObject({ charged: "30.10" })
      expect(await desk().admin.books(order.orderId)).toMatchObject({ captured: "30.10" })
      await desk().shot(page, `admin-17-captured-${language}`)
    })

  inBrowser("speaks Belarusian in an admin that does not, when the owner chooses it", async () => {
    const page = await desk().person({ language: "ru" })
    await desk().openPage(page, "settings/assist")
    await page.getByRole("combobox", { name: "Язык страниц Assist" }).click()
    await page.getByRole("option", { name: "Беларуская" }).click()
    await page.getByRole("combobox", { name: "Мова старонак Assist" }).waitFor()
    await desk().openPage(page, "assist")
    await page.getByRole("tab", { name: SAID.be.tab }).waitFor()
    await page.getByRole("link", { name: "Заказы" }).first().waitFor() // Medusa's own menu stays Russian
  })
}
