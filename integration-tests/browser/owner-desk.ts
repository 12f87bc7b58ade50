import path from "node:path"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { Admin } from "../support/admin"
import { Sandbox, type TestCardName } from "../support/sandbox"
import { Shop } from "../support/shop"
import { Demo } from "./demo"
import { artifacts, openBrowser } from "./open-browser"
import { keepPicture, styleOf } from "./pictures"

export interface Look {
  /** Language of Medusa's admin: what its profile page writes. */
  readonly language?: "en" | "ru" | "be"
  /** What the browser is set to, by which Medusa writes sums. By default one that speaks the language. */
  readonly locale?: string
  readonly width?: number
  readonly dark?: boolean
}

export interface PlacedOrder {
  readonly orderId: string
  readonly paymentId: string
  readonly billnumber: string
  /** Order number at Assist. */
  readonly number: string
  /** What is held, as a decimal string. */
  readonly sum: string
}

/** The demo with an owner in front of it: orders to work on, browser windows logged in to the admin. */
export class OwnerDesk {
  private readonly contexts: BrowserContext[] = []

  private constructor(
    readonly demo: Demo,
    readonly browser: Browser,
    readonly sandbox: Sandbox,
    readonly admin: Admin,
    private readonly shop: Shop,
    private readonly variant: string,
    private readonly regions: Demo["facts"]["regions"],
  ) {}

  static async open(): Promise<OwnerDesk> {
    const demo = await Demo.start()
    const { apiUrl, publishableKey, regions, admin: login } = demo.facts
    const headers = { "content-type": "application/json", "x-publishable-api-key": publishableKey }
    const read = async (where: string, body?: unknown) =>
      (await fetch(`${apiUrl}${where}`, { headers, ...(body ? { method: "POST", body: JSON.stringify(body) } : {}) }))
        // biome-ignore lint/suspicious/noExplicitAny: bodies of several routes
        .json() as Promise<any>
    const { token } = await read("/auth/user/emailpass", login)
    const { products } = await read(`/store/products?handle=linen-towel&region_id=${regions.by}&fields=*variants`)
    // Neither variants nor shipping options come in a certain order.
    const variant = products[0].variants.find(({ sku }: { sku: string }) => sku === "TOWEL-50").id
    const { cart } = await read("/store/carts", {
      region_id: regions.by,
      items: [{ variant_id: variant, quantity: 1 }],
    })
    const { shipping_options } = await read(`/store/shipping-options?cart_id=${cart.id}`)
    const shop = new Shop(apiUrl, {
      publishableKey,
      regionByn: regions.by,
      regionRub: regions.ru,
      salesChannel: "",
      shippingOption: shipping_options.find(({ name }: { name: string }) => name === "Курьер").id,
      variant,
      oddVariant: variant,
      lastPiece: variant,
    })
    const sandbox = Sandbox.at(demo.facts.sandboxUrl)
    return new OwnerDesk(demo, await openBrowser(), sandbox, new Admin(apiUrl, token), shop, variant, regions)
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.demo.stop()
  }

  /** An order of some towels, paid by a card of the sandbox. In Russia with fiscal receipts. */
  async order({
    quantity = 3,
    card = "approve",
    russia = false,
  }: {
    quantity?: number
    card?: TestCardName
    russia?: boolean
  } = {}): Promise<PlacedOrder> {
    const where = russia ? { region: this.regions.ru, country: "ru", provider: "pp_assist_ru" } : {}
    const { cart, session } = await this.shop.checkout({ variant: this.variant, quantity, ...where })
    await this.sandbox.pay(session.number, card)
    const { body } = await this.shop.complete(cart) // the notification was faster; answers with its order
    const orderId = body.order.id
    const { paymentId, authorized } = await this.admin.books(orderId)
    const { billnumber } = await this.sandbox.order(session.number)
    return { orderId, paymentId, billnumber, number: session.number, sum: authorized }
  }

  /** A browser of its own, logged in: another person, who shares nothing with the others but the shop. */
  async person({ language = "en", locale, width = 1280, dark = false }: Look = {}): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: { width, height: 900 },
      locale: locale ?? (language === "en" ? "en-GB" : "ru-RU"),
      colorScheme: dark ? "dark" : "light",
    })
    this.contexts.push(context)
    await context.addInitScript(
      ([lng, theme]) => {
        localStorage.setItem("lng", lng as string)
        localStorage.setItem("medusa_admin_theme", theme as string)
      },
      [language, dark ? "dark" : "light"],
    )
    const { adminUrl, apiUrl, admin } = this.demo.facts
    const login = await context.request.post(`${apiUrl}/auth/user/emailpass`, { data: admin })
    const { token } = (await login.json()) as { token: string }
    await context.request.post(`${apiUrl}/auth/session`, { headers: { authorization: `Bearer ${token}` } })
    await context.addCookies([{ name: "lng", value: language, url: adminUrl }])
    return context.newPage()
  }

  /** The order page with the widget on it. */
  async openOrder(page: Page, { orderId, number }: PlacedOrder): Promise<void> {
    await page.goto(`${this.demo.facts.adminUrl}/orders/${orderId}`)
    const card = page.locator(`[data-assist-payment="${number}"]`)
    await card.waitFor()
    await card.scrollIntoViewIfNeeded()
  }

  async openPage(page: Page, where: string): Promise<void> {
    await page.goto(`${this.demo.facts.adminUrl}/${where}`)
  }

  async endOfTest(): Promise<void> {
    await Promise.all(this.contexts.splice(0).map((context) => context.close()))
  }

  async shot(page: Page, name: string): Promise<void> {
    const file = path.join(artifacts, `${name}.png`)
    keepPicture(name, await page.screenshot({ path: file, animations: "disabled", style: styleOf(name) }))
  }
}

/** The sums the widget shows for a payment, by their kind. */
export async function shownSums(page: Page, number: string): Promise<Record<string, string>> {
  const sums = page.locator(`[data-assist-payment="${number}"] [data-assist-sum]`)
  const pairs = await sums.evaluateAll((items) =>
    items.map((item) => [item.getAttribute("data-assist-sum") ?? "", item.textContent ?? ""]),
  )
  return Object.fromEntries(pairs.map(([kind, text]) => [kind, /[\d.,\s\u00a0]+\d/.exec(text ?? "")?.[0].trim() ?? ""]))
}
