import { expectAccessible } from "./accessible"
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
  en: "The other 77,85 BYN cannot be captured later: it is released to the customer at once.",
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
      // Medusa writes its sums as the browser is set, in every language.
      const page = await desk().person({ language, locale: "ru-RU" })
      await desk().openOrder(page, order)
      const card = page.locator(`[data-assist-payment="${order.number}"]`)
      await card.getByRole("heading", { name: said.title }).waitFor()
      expect(plain(await card.locator("[data-assist-sum=held]").textContent())).toBe(`${said.held}107,95 BYN`)
      await page
        .getByText(/^Br\s107,95\sBYN$|^107,95\s(?:Br|BYN)$/)
        .first()
        .waitFor()
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
      const done = page.locator("[data-assist-result=done]").first()
      await done.waitFor()
      expect(plain(await done.textContent())).toContain("30,10 BYN")
      expect(plain(await done.textContent())).not.toContain("30.10")
      expect(await desk().sandbox.order(order.number)).toMatchObject({ charged: "30.10" })
      expect(await desk().admin.books(order.orderId)).toMatchObject({ captured: "30.10" })
      await desk().shot(page, `admin-17-captured-${language}`)
    })

  for (const [language, refusal] of [
    ["en", "Assist allows one capture per payment, and 10.00 BYN is already captured."],
    ["ru", "Ассист списывает платёж один раз, и 10,00 BYN уже списано."],
    ["be", "Ассіст спісвае плацёж адзін раз, і 10,00 BYN ужо спісана."],
  ] as const)
    inBrowser(`says what the shop refuses in the admin's language: ${language}`, async () => {
      const order = await desk().order()
      const page = await desk().person({ language })
      await desk().openOrder(page, order)
      await page.getByRole("button", { name: SAID[language].capture, exact: true }).first().click()
      await page.getByRole("dialog").getByRole("textbox").first().fill("30,10")
      await page
        .getByRole("dialog")
        .getByRole("button", { name: /30[.,]10\sBYN$/ })
        .click()
      // Another person was faster.
      await desk().admin.capture(order.paymentId, 10)
      await page.getByRole("alertdialog").getByRole("button").last().click()
      const failed = page.locator("[data-assist-result=failed]").last()
      await failed.waitFor()
      expect(plain(await failed.textContent())).toContain(refusal)
      await desk().shot(page, `admin-18-refused-${language}`)
      expect(await desk().sandbox.order(order.number)).toMatchObject({ charged: "10.00" })
    })

  inBrowser("speaks Belarusian in an admin that does not, when the owner chooses it", async () => {
    const page = await desk().person({ language: "ru" })
    await desk().openPage(page, "settings/assist")
    await page.getByRole("combobox", { name: "Язык страниц Assist" }).click()
    await page.getByRole("option", { name: "Беларуская" }).click()
    await page.getByRole("combobox", { name: "Мова старонак Assist" }).waitFor()
    await page.locator("[data-assist-merchant]").first().waitFor()
    await expectAccessible(page, '[data-assist-page="settings"]')
    await desk().openPage(page, "assist")
    await page.getByRole("tab", { name: SAID.be.tab }).waitFor()
    await page.getByRole("link", { name: "Заказы" }).first().waitFor() // Medusa's own menu stays Russian
  })
}
