import type { HttpRequest } from "../http/read-request.ts"
import { htmlReply, type Reply } from "../http/reply.ts"
import { type Html, html } from "../pages/html.ts"
import { layout } from "../pages/layout.ts"
import { type Language, readLanguage } from "../protocol/language.ts"
import { CABINET_TEXTS } from "./texts.ts"

/** Sections of the cabinet's menu. */
export type Section = "home" | "orders" | "notifications" | "settings"

const LANGUAGE_COOKIE = "assist_sandbox_lang"

/** The language chosen by the switch, now or earlier; Russian otherwise. */
export function cabinetLanguage(request: HttpRequest): Language {
  const remembered = new RegExp(`${LANGUAGE_COOKIE}=(RU|EN)`).exec(request.headers.cookie ?? "")?.[1]
  return readLanguage(request.query.get("lang") ?? undefined, readLanguage(remembered, "RU"))
}

/** Frames a page of the cabinet and remembers the language. */
export function cabinetPage(
  request: HttpRequest,
  page: { title: string; section: Section; content: Html; note?: Html | false; status?: number },
): Reply {
  const language = cabinetLanguage(request)
  const text = CABINET_TEXTS[language]
  const link = (section: Section, address: string, label: string) =>
    html`<a href="${address}"${page.section === section && html` aria-current="page"`}>${label}</a>`
  const others = new URLSearchParams(request.query)
  for (const name of ["lang", "done", "error"]) others.delete(name)
  const body = layout({
    title: page.title,
    language,
    languageLink: `${request.path}?${others.size > 0 ? `${others}&` : ""}lang={lang}`,
    navigation: html`<nav>
${link("orders", "/cabinet", text.orders)}
${link("notifications", "/cabinet/notifications", text.notifications)}
${link("settings", "/cabinet/settings", text.settings)}
</nav>`,
    content: html`${page.note}${notice(request, language)}${page.content}`,
  })
  const reply = htmlReply(body, page.status)
  return {
    ...reply,
    headers: { ...reply.headers, "set-cookie": `${LANGUAGE_COOKIE}=${language}; Path=/; SameSite=Lax` },
  }
}

/** What the last button did: carried in the address, so a reload repeats nothing. */
function notice(request: HttpRequest, language: Language): Html | null {
  const text = CABINET_TEXTS[language]
  const error = request.query.get("error")
  if (error) return html`<p class="note bad" role="alert">${text.failed}: ${error}</p>`
  switch (request.query.get("done")) {
    case "operation":
      return html`<p class="note good" role="status">${text.done}</p>`
    case "sent":
      return html`<p class="note good" role="status">${text.sent}</p>`
    case "saved":
      return html`<p class="note good" role="status">${text.saved}</p>`
    default:
      return null
  }
}
