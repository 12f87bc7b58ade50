import { codeText } from "../protocol/code-texts.ts"
import type { Language } from "../protocol/language.ts"
import { html } from "./html.ts"
import { layout } from "./layout.ts"
import { PAYMENT_TEXTS } from "./payment-texts.ts"

/** The page a refused payment request leads to. */
export function errorPage(codes: { first: number; second: number } | null, language: Language, link: string): string {
  const text = PAYMENT_TEXTS[language]
  const content = html`
<section class="card outcome">
<div class="mark bad" aria-hidden="true">!</div>
<h1>${codes ? text.errorTitle : text.noPage}</h1>
${
  codes &&
  html`<p>${text.errorText}</p>
<dl class="facts"><dt>${text.errorCode}</dt><dd>${codes.first} / ${codes.second}</dd>
<dt>${text.reason}</dt><dd>${codeText(codes.first, codes.second, language)}</dd></dl>`
}
</section>`
  return layout({ title: text.errorTitle, language, content, languageLink: link, narrow: true })
}
