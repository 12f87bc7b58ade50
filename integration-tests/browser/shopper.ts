import path from "node:path"
import type { Browser, BrowserContext, Locator, Page } from "playwright-core"
import { Admin } from "../support/admin"
import { type LedgerOrder, Sandbox } from "../support/sandbox"
import { expectAccessible } from "./accessible"
import { Demo } from "./demo"
import { artifacts, openBrowser } from "./open-browser"

/** What a played wallet encrypts (demo/storefront/js/wallets/played-token.js). */
const PLAYED = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** The demo with a shopper in front of it, who also looks behind the counter: at Medusa's books and at Assist's ledger. */
export class Shopper {
  private context?: BrowserContext
  private current?: Page
  /** What pays, as it left the browser: tokens of wallets and of stored cards. Nobody but Assist may keep it. */
  readonly secrets = new Set<string>()

  private constructor(
    readonly demo: Demo,
    readonly browser: Browser,
    readonly sandbox: Sandbox,
    readonly admin: Admin,
  ) {}

  static async open(): Promise<Shopper> {
    const demo = await Demo.start()
    const { apiUrl, admin, sandboxUrl } = demo.facts
    const login = await fetch(`${apiUrl}/auth/user/emailpass`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(admin),
    })
    const { token } = (await login.json()) as { token: string }
    return new Shopper(demo, await openBrowser(), Sandbox.at(sandboxUrl), new Admin(apiUrl, token))
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.demo.stop()
  }

  get page(): Page {
    if (!this.current) throw new Error("there is no window: call newWindow() first")
    return this.current
  }

  /** A browser that has never been here. */
  async newWindow({ width = 1280, height = 900 } = {}): Promise<void> {
    this.context = await this.browser.newContext({ viewport: { width, height }, locale: "ru-RU" })
    this.context.on("request", (request) => {
      if (!request.url().endsWith("/token")) return
      for (const [secret] of (request.postData() ?? "").matchAll(PLAYED)) this.secrets.add(secret)
    })
    this.current = await this.context.newPage()
  }

  async endOfTest(): Promise<void> {
    if (this.current && !this.current.isClosed())
      await this.shot(`end of ${expect.getState().currentTestName?.slice(-40).replaceAll("/", " ")}`)
    await this.context?.close()
  }

  shot(name: string): Promise<unknown> {
    return this.page.screenshot({ path: path.join(artifacts, `${name}.png`), fullPage: true })
  }

  /** The shop has one scheme, the light one. */
  expectAccessible(part?: string): Promise<void> {
    return expectAccessible(this.page, part, ["light"])
  }

  /** Puts a product into the cart and goes to the checkout. */
  async toCheckout(product: string): Promise<void> {
    await this.page.goto(this.demo.facts.shopUrl)
    await this.page.locator(`[data-product=${product}] button`).click()
    await this.page.waitForSelector(".to-cart b")
    await this.page.click(".to-cart")
    await this.page.click(".panel .button")
    await this.page.waitForSelector("#pay:not([disabled])")
  }

  async toAssist(product: string): Promise<string> {
    await this.toCheckout(product)
    return await this.pressPay()
  }

  /** Presses "Pay" and follows the plugin's form to Assist; returns the order number there. */
  async pressPay(): Promise<string> {
    await this.page.waitForSelector("#pay:not([disabled])")
    const handOver = this.page.waitForRequest((request) => request.url().includes("/pay/order.cfm"))
    await this.page.click("#pay")
    const orderNumber = new URLSearchParams((await handOver).postData() ?? "").get("OrderNumber") as string
    await this.page.waitForURL(/pay\.cfm/)
    await this.page.waitForSelector("#card-form")
    return orderNumber
  }

  /** Chooses to pay in the shop itself, and goes to the page of wallets and stored cards. */
  async toPayHere(): Promise<void> {
    await this.page.check('[name=provider][value$=":here"]')
    await this.page.click("#pay:not([disabled])")
    await this.page.waitForURL(/\/pay\/payses_/)
    await this.page.waitForSelector(".assist-wallet")
  }

  /** Opens a played wallet, reads what it says of itself, and pays with one of its cards. */
  async payByWallet(wallet: "google_pay" | "apple_pay", card: string): Promise<string> {
    await this.page.click(`.assist-${wallet}:not([disabled])`)
    const sheet = this.page.locator("dialog.sheet")
    const said = await sheet.innerText()
    await sheet.locator(`[name=card][value=${card}]`).check()
    await sheet.locator("button[value=pay]").click()
    return said
  }

  async payWith(card: string): Promise<void> {
    await this.page.click(`[name=testcard][value="${card}"]`)
    await this.page.click("#card-form button")
  }

  async orderFromPage(): Promise<string> {
    await this.page.waitForSelector("#order-number", { timeout: 60_000 })
    return new URL(this.page.url()).pathname.split("/")[2] as string
  }

  /** The payment's number at Assist, from the page of the order. */
  async numberFromPage(): Promise<string> {
    return (await this.page.textContent("#assist-number")) as string
  }

  /** The newest attempt under an order number at Assist. */
  async ledger(orderNumber: string): Promise<LedgerOrder> {
    return (await this.sandbox.orders(orderNumber)).at(-1) as LedgerOrder
  }

  async adminApi(where: string, body?: unknown) {
    return (await this.admin.call(body ? "POST" : "GET", `/admin/${where}`, body)).body
  }

  async payments(orderId: string) {
    const { order } = await this.adminApi(
      `orders/${orderId}?fields=payment_status,*payment_collections.payments,*payment_collections.payments.captures,*payment_collections.payments.refunds`,
    )
    return { status: order.payment_status, payment: order.payment_collections[0].payments[0] }
  }

  /** As the owner, in Medusa's admin. */
  async logIn(): Promise<void> {
    await this.page.goto(this.demo.facts.adminUrl)
    await this.page.fill("input[name=email]", this.demo.facts.admin.email)
    await this.page.fill("input[name=password]", this.demo.facts.admin.password)
    await this.page.keyboard.press("Enter")
    await this.page.waitForURL(/\/app\/orders/)
  }

  /** As the customer whose login the shop's page shows. */
  async logInToShop(): Promise<void> {
    await this.page.goto(`${this.demo.facts.shopUrl}/account`)
    await this.page.click("#log-in .button")
    await this.page.waitForSelector("#who")
  }

  async toAccount(): Promise<void> {
    await this.page.click(".to-account")
    await this.page.waitForSelector("#cards")
  }

  /** Reads the page in the other language and comes back. */
  async inOtherLanguage<T>(read: () => Promise<T>): Promise<T> {
    const before = await this.page.locator("html").getAttribute("lang")
    const shown = (language: string) => this.page.locator(`html[lang=${language}] main[lang=${language}]`).waitFor()
    await this.page.click("#language")
    await shown(before === "ru" ? "en" : "ru")
    const said = await read()
    await this.page.click("#language")
    await shown(before ?? "ru")
    return said
  }

  /** Opens the first "..." menu at or below a heading: the admin gives its menus no names. */
  async menuBelow(heading: Locator): Promise<void> {
    const from = await heading.first().boundingBox()
    for (const menu of await this.page.locator("button[aria-haspopup=menu]").all()) {
      const box = await menu.boundingBox()
      if (box && from && box.y > from.y - 30 && box.x > from.x) return await menu.click()
    }
    throw new Error("there is no menu below the heading")
  }
}
