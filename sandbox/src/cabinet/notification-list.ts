import type { Handler } from "../http/router.ts"
import { html } from "../pages/html.ts"
import { cabinetLanguage, cabinetPage } from "./cabinet-page.ts"
import { notificationTable } from "./notification-table.ts"
import { CABINET_TEXTS } from "./texts.ts"

const SHOWN = 100

/** GET /cabinet/notifications : the last ones, newest first. */
export const notificationList: Handler = async (sandbox, request) => {
  const language = cabinetLanguage(request)
  const text = CABINET_TEXTS[language]
  const { rows, merchants } = await sandbox.store.work(async (unit) => ({
    rows: await unit.notifications(undefined, SHOWN),
    merchants: await unit.merchants(),
  }))
  const silent = merchants.every((merchant) => merchant.settings.notificationUrl === "")
  const content = html`
<h1>${text.notifications}</h1>
${silent && html`<p class="note hold">${text.noUrl}</p>`}
<section class="card">
${rows.length === 0 ? html`<p class="soft">${text.none}</p>` : notificationTable(rows, language, "/cabinet/notifications")}
</section>`
  return cabinetPage(request, { title: text.notifications, section: "notifications", content })
}
