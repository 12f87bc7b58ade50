import type { Language } from "../protocol/language.ts"
import { type Html, html } from "./html.ts"
import { STYLES } from "./styles.ts"

/** A page to be framed. */
export interface Page {
  title: string
  language: Language
  content: Html
  /** Where the other language is; `{lang}` stands for RU or EN. Without it there is no switch. */
  languageLink?: string
  navigation?: Html
  narrow?: boolean
  script?: Html
  /** Seconds after which the page looks again. */
  refreshSeconds?: number
}

const TEXTS = {
  RU: {
    sandbox: "песочница",
    footer: "Песочница Assist для разработчиков. Деньги здесь не настоящие; номера карт не сохраняются.",
  },
  EN: {
    sandbox: "sandbox",
    footer: "An Assist sandbox for developers. No real money here; card numbers are not kept.",
  },
}

/** The frame of every page. */
export function layout(page: Page): string {
  const text = TEXTS[page.language]
  return html`<!doctype html>
<html lang="${page.language.toLowerCase()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
${page.refreshSeconds && html`<meta http-equiv="refresh" content="${page.refreshSeconds}">`}
<title>${page.title}</title>
<style>${STYLES}</style>
</head>
<body>
<header class="top"><div class="top-in">
<a class="brand" href="/">Assist <i>${text.sandbox}</i></a>
${page.navigation}
${page.languageLink && languages(page.language, page.languageLink)}
</div></header>
<main${page.narrow && html` class="narrow"`}>
${page.content}
</main>
<footer>${text.footer}</footer>
${page.script && html`<script>${page.script}</script>`}
</body>
</html>
`.text
}

function languages(current: Language, link: string): Html {
  const entry = (language: Language, label: string) =>
    language === current
      ? html`<b lang="${language.toLowerCase()}">${label}</b>`
      : html`<a lang="${language.toLowerCase()}" href="${link.replace("{lang}", language)}">${label}</a>`
  return html`<div class="langs">${entry("RU", "Рус")}${entry("EN", "Eng")}</div>`
}
