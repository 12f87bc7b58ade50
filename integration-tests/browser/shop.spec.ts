import { mkdirSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from "playwright-core"
import type { LedgerOrder } from "../support/sandbox"
import { Demo } from "./demo"
import { browserAvailable, browserPath } from "./find-browser"

jest.setTimeout(180_000)

/** Screenshots are artifacts of a run, not part of the repository. */
const artifacts = process.env["ARTIFACTS_DIR"] ?? path.join(tmpdir(), "medusa-payment-assist-artifacts")

let demo: Demo
let browser: Browser
let context: BrowserContext
let page: Page

beforeAll(async () => {
  if (!browserAvailable) return
  mkdirSync(artifacts, { recursive: true })
  demo = await Demo.start()
  browser = await chromium.launch({
    executablePath: await browserPath(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  })
}, 900_000)

afterAll(async () => {
  await browser?.close()
  await demo?.stop()
}, 60_000)

beforeEach(async () => {
  if (!browserAvailable) return
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "ru-RU" })
  page = await context.newPage()
})
afterEach(async () => {
  if (page && !page.isClosed()) await shot(`end of ${expect.getState().currentTestName?.slice(0, 40)}`)
  await context?.close()
})

if (!browserAvailable) {
  const text = "No Chromium was found (install one or set CHROMIUM_PATH): the browser test did not run."
  if (process.env["REQUIRE_BROWSER"]) throw new Error(text)
  console.warn(`\n!!! ${text} !!!\n`)
}
const inBrowser = browserAvailable ? it : it.skip

const shot = (name: string) => page.screenshot({ path: path.join(artifacts, `${name}.png`), fullPage: true })

async function toAssist(product: string): Promise<string> {
  await page.goto(demo.facts.shopUrl)
  await page.locator(`[data-product=${product}] button`).click()
  await page.waitForSelector(".to-cart b")
  await page.click(".to-cart")
  await page.click(".panel .button")
  return await pressPay()
}

/** Presses "Pay" and follows the plugin's form to Assist; returns the order number there. */
async function pressPay(): Promise<string> {
  await page.waitForSelector("#pay:not([disabled])")
  const handOver = page.waitForRequest((request) => request.url().includes("/pay/order.cfm"))
  await page.click("#pay")
  const orderNumber = new URLSearchParams((await handOver).postData() ?? "").get("OrderNumber") as string
  await page.waitForURL(/pay\.cfm/)
  await page.waitForSelector("#card-form")
  return orderNumber
}

async function payWith(card: string): Promise<void> {
  await page.click(`[name=testcard][value="${card}"]`)
  await page.click("#card-form button")
}

async function orderFromPage(): Promise<string> {
  await page.waitForSelector("#order-number")
  return new URL(page.url()).pathname.split("/")[2] as string
}

async function ledger(orderNumber: string): Promise<LedgerOrder> {
  const answer = await fetch(`${demo.facts.sandboxUrl}/_control/orders?ordernumber=${orderNumber}`)
  const { orders } = (await answer.json()) as { orders: LedgerOrder[] }
  return orders.at(-1) as LedgerOrder
}

async function adminApi(where: string, body?: unknown) {
  const json = { "content-type": "application/json" }
  const login = await fetch(`${demo.facts.apiUrl}/auth/user/emailpass`, {
    method: "POST",
    headers: json,
    body: JSON.stringify(demo.facts.admin),
  })
  const { token } = (await login.json()) as { token: string }
  const answer = await fetch(`${demo.facts.apiUrl}/admin/${where}`, {
    method: body ? "POST" : "GET",
    headers: { ...json, authorization: `Bearer ${token}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  // biome-ignore lint/suspicious/noExplicitAny: bodies of several routes
  return (await answer.json()) as any
}

async function payments(orderId: string) {
  const { order } = await adminApi(
    `orders/${orderId}?fields=payment_status,*payment_collections.payments,*payment_collections.payments.captures,*payment_collections.payments.refunds`,
  )
  return { status: order.payment_status, payment: order.payment_collections[0].payments[0] }
}

async function logIn(): Promise<void> {
  await page.goto(demo.facts.adminUrl)
  await page.fill("input[name=email]", demo.facts.admin.email)
  await page.fill("input[name=password]", demo.facts.admin.password)
  await page.keyboard.press("Enter")
  await page.waitForURL(/\/app\/orders/)
}

inBrowser(
  "a shopper pays and comes back with an order; the owner captures and refunds a part in the admin",
  async () => {
    const number = await toAssist("linen-towel")
    await shot("1-assist-payment-page")
    await payWith("approve")
    const orderId = await orderFromPage()
    expect(await page.textContent("#assist-number")).toBe(number)
    await page.waitForLoadState("networkidle")
    await shot("2-order-confirmed")
    const { orderamount: sum } = await ledger(number)
    expect(await ledger(number)).toMatchObject({ state: "Delayed", held: sum, charged: "0.00" })
    expect(await payments(orderId)).toMatchObject({
      status: "authorized",
      payment: { amount: Number(sum), provider_id: "pp_assist_main" },
    })

    await logIn()
    await page.goto(`${demo.facts.adminUrl}/settings/regions`)
    await page.getByText("Беларусь").first().click()
    await page.getByText("Assist (MAIN)").waitFor()
    await shot("3-admin-region")

    await page.goto(`${demo.facts.adminUrl}/orders/${orderId}`)
    await page.getByRole("button", { name: "Capture payment" }).click()
    await page.getByRole("alertdialog").getByRole("button").last().click()
    await page.getByText("Payment captured").first().waitFor()
    await shot("4-admin-captured")
    expect(await ledger(number)).toMatchObject({ state: "Approved", charged: sum, held: "0.00" })
    expect((await payments(orderId)).payment.captures.map(({ amount }: { amount: number }) => amount)).toEqual([
      Number(sum),
    ])

    await page.reload()
    await page.getByText("Pp_assist_main").first().waitFor()
    await menuBelow(page.getByRole("heading", { name: "Payments" }))
    await page.getByRole("menuitem", { name: "Refund" }).click()
    const amount = page.getByRole("dialog").locator("input[inputmode=decimal], input[type=text]").first()
    await amount.fill("10,05") // the admin reads sums as the browser's language writes them
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click()
    await page.getByText("Payment refunded").first().waitFor()
    await shot("5-admin-refunded")
    expect(await ledger(number)).toMatchObject({ state: "PartialCanceled", charged: sum, returned: "10.05" })
    expect((await payments(orderId)).payment.refunds.map(({ amount }: { amount: number }) => amount)).toEqual([10.05])
  },
)

/** Opens the first "..." menu at or below a heading: the admin gives its menus no names. */
async function menuBelow(heading: Locator): Promise<void> {
  const from = await heading.first().boundingBox()
  for (const menu of await page.locator("button[aria-haspopup=menu]").all()) {
    const box = await menu.boundingBox()
    if (box && from && box.y > from.y - 30 && box.x > from.x) return await menu.click()
  }
  throw new Error("there is no menu below the heading")
}

inBrowser(
  "a refused shopper reads why, tries again, and the owner cancels the order: the hold is released",
  async () => {
    const number = await toAssist("clay-mug")
    await payWith("insufficient")
    await page.waitForURL(/payment=failed/)
    await page
      .getByText(/недостаточно/i)
      .first()
      .waitFor()
    await shot("6-declined")
    const second = await pressPay()
    await payWith("mir")
    const orderId = await orderFromPage()
    expect(await ledger(number)).toMatchObject({ state: "Declined", held: "0.00" })
    expect(await ledger(second)).toMatchObject({ state: "Delayed" })

    await logIn()
    await page.goto(`${demo.facts.adminUrl}/orders/${orderId}`)
    await page.getByRole("button", { name: "Capture payment" }).waitFor()
    await shot("7-admin-held")
    await menuBelow(page.getByRole("heading", { name: /^#\d+/ }))
    await page.getByRole("menuitem", { name: "Cancel" }).click()
    await page.getByRole("alertdialog").getByRole("button").last().click()
    await page.getByText("Canceled").first().waitFor()
    await shot("8-admin-canceled")
    expect(await ledger(second)).toMatchObject({ state: "Canceled", held: "0.00", charged: "0.00" })
    expect((await payments(orderId)).payment.canceled_at).not.toBeNull()
  },
)

inBrowser("3-D Secure, and a tab closed after paying: the order comes all the same", async () => {
  const secure = await toAssist("samovar")
  await payWith("3ds")
  await page.waitForSelector("form input:not([type=hidden])")
  await shot("9-three-d-secure")
  await page.fill("form input:not([type=hidden])", "1234")
  await page.locator("button").first().click()
  await orderFromPage()
  expect(await ledger(secure)).toMatchObject({ state: "Delayed" })

  const closed = await toAssist("honey")
  await page.route(/\/assist\/return\//, (route) => route.abort())
  await payWith("approve")
  await page.waitForTimeout(500)
  await page.close()
  let placed: { id: string } | undefined
  for (let waited = 0; waited < 60 && !placed; waited++) {
    await new Promise((done) => setTimeout(done, 500))
    const { orders } = await adminApi("orders?limit=100&order=-created_at&fields=id,*payment_collections.payments")
    placed = orders.find((order: { payment_collections: { payments: { data: { order_number: string } }[] }[] }) =>
      order.payment_collections.some(({ payments }) => payments.some(({ data }) => data.order_number === closed)),
    )
  }
  expect(placed).toBeDefined()
  expect(await ledger(closed)).toMatchObject({ state: "Delayed", charged: "0.00" })
  expect((await payments(placed?.id as string)).status).toBe("authorized")
})

inBrowser("a part is captured exactly, and nothing secret or personal is in the store's log", async () => {
  const number = await toAssist("linen-towel")
  await payWith("approve")
  const orderId = await orderFromPage()
  const { payment } = await payments(orderId)
  await adminApi(`payments/${payment.id}/capture`, { amount: 30.1 })
  expect(await ledger(number)).toMatchObject({ state: "PartialDelayed", charged: "30.10" })
  expect((await payments(orderId)).payment.captures.map(({ amount }: { amount: number }) => amount)).toEqual([30.1])
  await page.goto(demo.facts.cabinetUrl)
  await shot("10-cabinet")

  const log = demo.log("store")
  expect(log).toContain(number)
  for (const secret of [
    "Passw0rd1",
    "s3cr3t-word",
    "shoplogin",
    "anna@shop.test",
    "+375291234567",
    "4111111111111111",
    "Иванова",
  ])
    expect(log).not.toContain(secret)
})
