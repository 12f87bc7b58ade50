import type { MedusaResponse } from "@medusajs/framework/http"
import type { ShopperPage } from "./page"

export function sendPage(res: MedusaResponse, status: number, page: ShopperPage): void {
  for (const [name, value] of Object.entries(page.headers)) res.setHeader(name, value)
  res.status(status).send(page.html)
}
