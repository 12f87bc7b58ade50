import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { browserAvailable } from "../browser/find-browser"
import { openBrowser } from "../browser/open-browser"
import type { HeldOrder } from "./money"

/** The owner opens the Assist page, its settings and an order, in a browser; where there is none, the built admin must hold them. */
export async function openAdminPages(
  store: string,
  backendUrl: string,
  login: { email: string; password: string },
  { orderId, session }: HeldOrder,
): Promise<void> {
  if (!browserAvailable) return bundleHoldsPages(store)
  const browser = await openBrowser()
  try {
    const context = await browser.newContext({ locale: "en-GB" })
    await context.addInitScript(() => localStorage.setItem("lng", "en"))
    const answer = await context.request.post(`${backendUrl}/auth/user/emailpass`, { data: login })
    const { token } = (await answer.json()) as { token: string }
    await context.request.post(`${backendUrl}/auth/session`, { headers: { authorization: `Bearer ${token}` } })
    const page = await context.newPage()
    const errors: string[] = []
    page.on("pageerror", ({ message }) => errors.push(message))
    const looks = [
      ["assist", page.getByRole("heading", { name: "Assist", exact: true }).first()],
      ["settings/assist", page.getByText("/hooks/assist").first()],
      [`orders/${orderId}`, page.locator(`[data-assist-payment="${session.number}"]`)],
    ] as const
    for (const [where, sign] of looks) {
      await page.goto(`${backendUrl}/app/${where}`)
      await sign.waitFor({ timeout: 45_000 }).catch((error: Error) => {
        throw new Error(`/app/${where}: ${[error.message.split("\n")[0], ...errors].join("; ")}`)
      })
    }
    if (errors.length > 0) throw new Error(`errors on the pages: ${errors.join("; ")}`)
  } finally {
    await browser.close()
  }
}

function bundleHoldsPages(store: string): void {
  const assets = path.join(store, ".medusa", "admin", "assets")
  const texts = readdirSync(assets)
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(path.join(assets, name), "utf8"))
  for (const part of ["/admin/assist", "data-assist-payment"])
    if (!texts.some((text) => text.includes(part))) throw new Error(`the built admin does not hold ${part}`)
}
