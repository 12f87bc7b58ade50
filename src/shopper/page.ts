import { randomBytes } from "node:crypto"
import type { OrderForm } from "../gateway"
import type { ShopperLanguage } from "./language"
import { type PayProblem, SHOPPER_TEXTS } from "./texts"

/** A page with the headers it has to be sent with. */
export interface ShopperPage {
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

const STYLE = `
:root{color-scheme:light dark;--ink:#1d2433;--soft:#5b6476;--ground:#f4f6fa;--card:#fff;--accent:#1f5fbf;--on-accent:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#eef1f7;--soft:#a9b2c3;--ground:#12151c;--card:#1c212c;--accent:#6ea3ff;--on-accent:#0b1730}}
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{width:100%;max-width:440px;background:var(--card);border-radius:16px;padding:32px;box-shadow:0 8px 32px rgb(20 30 60/.12)}
h1{margin:0 0 12px;font-size:22px;line-height:1.3}p{margin:0 0 24px;color:var(--soft)}
.sum{font-size:28px;font-weight:600;color:var(--ink);margin:0 0 12px;font-variant-numeric:tabular-nums}
button,a.button{display:block;width:100%;padding:14px 20px;border:0;border-radius:10px;background:var(--accent);color:var(--on-accent);font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
button:focus-visible,a.button:focus-visible{outline:3px solid var(--ink);outline-offset:2px}`

function page(language: ShopperLanguage, title: string, body: string, script = ""): ShopperPage {
  const nonce = randomBytes(16).toString("base64")
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
${script ? `<script nonce="${nonce}">${script}</script>` : ""}
</body>
</html>
`
  return {
    html,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      // The form holds the shopper's name and address; neither caches nor other sites may see it.
      "Cache-Control": "no-store",
      "Referrer-Policy": "no-referrer",
      "X-Frame-Options": "DENY",
      "X-Content-Type-Options": "nosniff",
      // No form-action: browsers apply it to Assist's own redirects too, to hosts nobody can list.
      "Content-Security-Policy": `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'`,
    },
  }
}

/** The way to Assist: a form that submits itself, with a button for browsers without JavaScript. */
export function payPage(language: ShopperLanguage, form: OrderForm, sum: string): ShopperPage {
  const texts = SHOPPER_TEXTS[language]
  const inputs = Object.entries(form.fields)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join("\n")
  const body = `<h1>${escapeHtml(texts.payTitle)}</h1>
<p class="sum">${escapeHtml(sum)}</p>
<p>${escapeHtml(texts.payLead)}</p>
<form id="assist" method="post" action="${escapeHtml(form.action)}" accept-charset="utf-8">
${inputs}
<button type="submit">${escapeHtml(texts.payButton)}</button>
</form>`
  return page(language, texts.payTitle, body, `document.getElementById("assist").submit()`)
}

/** Why the shopper cannot go to Assist with this session, and the way back. */
export function problemPage(language: ShopperLanguage, problem: PayProblem, backUrl: string | undefined): ShopperPage {
  const texts = SHOPPER_TEXTS[language]
  const { title, text } = texts.problems[problem]
  const back = backUrl ? `<a class="button" href="${escapeHtml(backUrl)}">${escapeHtml(texts.backToShop)}</a>` : ""
  return page(language, title, `<h1>${escapeHtml(title)}</h1>\n<p>${escapeHtml(text)}</p>\n${back}`)
}
