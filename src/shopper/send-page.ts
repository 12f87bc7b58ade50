import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
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

/**
 * Answers a HEAD request, which Express hands to the GET route: link checkers and previews send it, and it must neither
 * open an order nor ask Assist.
 * @returns whether it was one
 */
export function answerHead(req: MedusaRequest, res: MedusaResponse<never>): boolean {
  if (req.method !== "HEAD") return false
  res.setHeader("Cache-Control", "no-store")
  res.setHeader("Referrer-Policy", "no-referrer")
  res.status(204).end()
  return true
}
