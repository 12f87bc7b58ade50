import type { Browser, BrowserContext, Page } from "playwright-core"
import { payPage, problemPage, type ShopperPage } from "../../src/shopper/page"
import { SHOPPER_TEXTS } from "../../src/shopper/texts"
import { expectAccessible, faultsOf } from "./accessible"
import { browserAvailable } from "./find-browser"
import { itInBrowser, openBrowser } from "./open-browser"

const ADDRESS = "http://shop.test/assist/pay/payses_1"
const FORM = { action: "http://assist.test/pay/order.cfm", fields: { OrderNumber: "10-1" } }
const LANGUAGES = Object.keys(SHOPPER_TEXTS) as (keyof typeof SHOPPER_TEXTS)[]

/** What the plugin itself shows a shopper, sent as it is sent, headers and all; no store is needed for it. */
describe("the pages on the way to Assist and back", () => {
  const inBrowser = itInBrowser()
  let browser: Browser
  let context: BrowserContext
  beforeAll(async () => {
    if (browserAvailable) browser = await openBrowser()
  }, 60_000)
  beforeEach(async () => {
    context = await browser?.newContext({ viewport: { width: 1280, height: 900 } })
  })
  afterEach(() => context?.close())
  afterAll(() => browser?.close())

  async function show({ html, headers }: ShopperPage): Promise<Page> {
    const page = await context.newPage()
    await page.route(ADDRESS, (route) => route.fulfill({ body: html, headers }))
    // The form submits itself before the page has loaded; an answer without content leaves the page where it is.
    await page.route(FORM.action, (route) => route.fulfill({ status: 204 }))
    await page.goto(ADDRESS, { waitUntil: "commit" })
    await page.getByRole("heading").waitFor()
    return page
  }

  for (const language of LANGUAGES)
    inBrowser(`are for everybody, light and dark, on a desktop and on a phone: ${language}`, async () => {
      await expectAccessible(await show(payPage(language, FORM, "107.95 BYN")))
      await expectAccessible(await show(problemPage(language, "stale", "http://shop.test/")))
    })

  inBrowser("faults of accessibility are found, and told with their rule, their place and their numbers", async () => {
    const page = await context.newPage()
    await page.setContent(`<html lang="en"><title>Faults</title><style>
        main { height: 100vh; overflow: auto }
        h1 { margin-bottom: 2000px }
        @media (prefers-color-scheme: dark) { body { background: #000 } .dim { background: #000; color: #444 } }
      </style>
      <main><h1>Faults</h1><p class="dim">Pale in the dark, and far below</p><img src="data:,"></main>
      <p id="fine">As it should be</p></html>`)
    const faults = await faultsOf(page, "main")
    expect(faults).toEqual([
      expect.stringMatching(/^image-alt: img\n[\s\S]*seen: light 1280, dark 1280, light 390, dark 390$/),
      expect.stringMatching(
        /^color-contrast: \.dim\n[\s\S]*contrast of 2\.15 \(foreground color: #444444, background color: #000000[\s\S]*Expected contrast ratio of 4\.5:1\n {2}seen: dark 1280, dark 390$/,
      ),
    ])
    await expect(expectAccessible(page, "main")).rejects.toThrow(/2 faults of accessibility in main:\n\nimage-alt/)
    await expect(expectAccessible(page, "#not-there")).rejects.toThrow(/No elements found/)
  })
})
