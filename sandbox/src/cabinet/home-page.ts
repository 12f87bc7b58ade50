import { controlRoutes } from "../control/routes.ts"
import type { Handler } from "../http/router.ts"
import { html } from "../pages/html.ts"
import { TEST_CARDS } from "../payment/test-cards.ts"
import { cabinetLanguage, cabinetPage } from "./cabinet-page.ts"
import { CABINET_TEXTS } from "./texts.ts"

/** GET / : where everything is. */
export const homePage: Handler = async (sandbox, request) => {
  const language = cabinetLanguage(request)
  const text = CABINET_TEXTS[language]
  const merchant = await sandbox.store.work((unit) => unit.merchant(sandbox.defaultMerchantId))
  const content = html`
<h1>${text.home}</h1>
<p>${text.homeText}</p>
<p class="row"><a class="button" href="/cabinet">${text.cabinet}</a> <a class="button quiet" href="/cabinet/settings">${text.settings}</a></p>
<div class="grid">
<section class="card"><h2>${text.connect}</h2><dl class="facts">
<dt>${text.serverUrl}</dt><dd><code>http://${request.headers.host}</code></dd>
<dt>Merchant_ID</dt><dd><code>${merchant?.merchantId}</code></dd>
<dt>${text.login}</dt><dd><code>${merchant?.login}</code></dd>
<dt>${text.password}</dt><dd><code>${merchant?.password}</code></dd>
<dt>${text.secretWord}</dt><dd><code>${merchant?.settings.secretWord}</code></dd>
</dl></section>
<section class="card"><h2>${text.testCards}</h2><table><tbody>
${TEST_CARDS.map((card) => html`<tr><td>${card.title[language]}</td><td><code>${card.number}</code></td></tr>`)}
</tbody></table></section>
</div>
<section class="card" style="margin-top:1.25rem"><h2>${text.controlApi}</h2><p class="soft">${text.controlText}</p>
<ul class="lines">${Object.keys(controlRoutes).map((line) => html`<li><code>${line}</code></li>`)}</ul>
</section>`
  return cabinetPage(request, { title: text.home, section: "home", content })
}
