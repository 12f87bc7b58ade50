import type { MedusaResponse } from "@medusajs/framework/http"
import type { ShopperPage } from "./page"

export function sendPage(res: MedusaResponse, status: number, page: ShopperPage): void {
  for (const [name, value] of Object.entries(page.headers)) res.setHeader(name, value)
  res.status(status).send(page.html)
}

/** To the next address. This one holds the session's id, which opens the shopper's pages: nobody else is told it. */
export function sendOn(res: MedusaResponse, address: string): void {
  res.setHeader("Cache-Control", "no-store")
  res.setHeader("Referrer-Policy", "no-referrer")
  res.redirect(303, address)
}
