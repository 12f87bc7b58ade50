import { itInBrowser } from "./open-browser"
import type { Shopper } from "./shopper"

/** The pages on the way to a payment, which the tests of the payments hurry through. */
export function shopLookTests(opened: () => Shopper): void {
  const inBrowser = itInBrowser()

  inBrowser("the way to a payment is for everybody: catalogue, cart, checkout, and the page that waits", async () => {
    const shopper = opened()
    const { page } = shopper
    const { shopUrl } = shopper.demo.facts
    await page.goto(shopUrl)
    await page.locator("[data-product=clay-mug]").waitFor()
    await shopper.expectAccessible()
    await shopper.toCheckout("clay-mug")
    await shopper.expectAccessible()
    await page.goto(`${shopUrl}/cart`)
    await page.locator(".panel .button").waitFor()
    await shopper.expectAccessible()
    // The store never answers, so the page goes on waiting.
    await page.route(/\/payses_waiting/, () => undefined)
    await page.goto(`${shopUrl}/checkout?payment=pending&session_id=payses_waiting`)
    await page.locator(".waiting h1").waitFor()
    await shopper.expectAccessible()
  })
}
