import { CALL_FAULTS, FAULT_SERVICES, NOTIFICATION_FAULTS } from "../faults/fault.ts"
import type { Handler } from "../http/router.ts"
import type { MerchantSettings } from "../merchants/merchant-settings.ts"
import { type Html, html } from "../pages/html.ts"
import type { Language } from "../protocol/language.ts"
import { publicKeys } from "../signing/public-keys.ts"
import type { FaultRow } from "../store/rows.ts"
import { cabinetLanguage, cabinetPage } from "./cabinet-page.ts"
import type { SettingField } from "./setting-field.ts"
import { SETTING_GROUPS } from "./setting-fields.ts"
import { CABINET_TEXTS } from "./texts.ts"

/** GET /cabinet/settings?merchant= */
export const settingsPage: Handler = async (sandbox, request) => {
  const language = cabinetLanguage(request)
  const text = CABINET_TEXTS[language]
  const { merchants, faults, keys } = await sandbox.store.work(async (unit) => ({
    keys: await publicKeys(unit),
    merchants: await unit.merchants(),
    faults: await unit.faults(),
  }))
  const wanted = request.query.get("merchant") ?? sandbox.defaultMerchantId
  const merchant = merchants.find((one) => one.merchantId === wanted) ?? merchants[0]
  if (!merchant) throw new Error("there is no merchant")
  const content = html`
<h1>${text.settings}</h1>
${
  merchants.length > 1 &&
  html`<p>${merchants.map((one) => html`<a class="button quiet small" href="/cabinet/settings?merchant=${one.merchantId}"${one === merchant && html` aria-current="true"`}>${one.merchantId} · ${one.settings.merchantName}</a> `)}</p>`
}
<section class="card"><dl class="facts left">
<dt>Merchant_ID</dt><dd><code>${merchant.merchantId}</code></dd>
<dt>${text.login}</dt><dd><code>${merchant.login}</code></dd>
<dt>${text.password}</dt><dd><code>${merchant.password}</code></dd>
</dl></section>
<form method="post" action="/cabinet/settings">
<input type="hidden" name="merchant" value="${merchant.merchantId}">
<div class="columns">${SETTING_GROUPS.map(
    (
      group,
    ) => html`<fieldset class="card"><legend hidden>${group.title[language]}</legend><h2>${group.title[language]}</h2>
${group.fields.map((one) => settingInput(one, merchant.settings, language))}</fieldset>`,
  )}</div>
<p style="margin:1.25rem 0"><button>${text.save}</button></p>
</form>
${faultEditor(faults, language)}
<section class="card" style="margin-top:1.25rem" id="keys"><h2>${text.keys}</h2><p class="soft">${text.keysHint}</p>
<h3>RSA</h3><pre class="scroll">${keys.rsa}</pre><h3>OpenPGP</h3><pre class="scroll">${keys.pgp}</pre></section>`
  return cabinetPage(request, { title: text.settings, section: "settings", content })
}

function settingInput({ name, kind, label }: SettingField, settings: MerchantSettings, language: Language): Html {
  const value = settings[name]
  if (kind === "flag") {
    return html`<label class="check"><input type="checkbox" name="${name}" value="1"${value === true && html` checked`}>${label[language]}</label>`
  }
  if (typeof kind === "object") {
    return html`<label>${label[language]}<select name="${name}">${kind.options.map(
      (option) =>
        html`<option value="${option.value}"${option.value === value && html` selected`}>${option.label}</option>`,
    )}</select></label>`
  }
  if (kind === "lines") {
    return html`<label>${label[language]}<textarea name="${name}" rows="3" spellcheck="false">${String(value)}</textarea></label>`
  }
  const mode = kind === "number" ? "decimal" : "text"
  return html`<label>${label[language]}<input name="${name}" inputmode="${mode}" value="${String(value)}"></label>`
}

function faultEditor(faults: readonly FaultRow[], language: Language): Html {
  const text = CABINET_TEXTS[language]
  const options = (values: readonly string[]) => values.map((value) => html`<option>${value}</option>`)
  return html`<section class="card" id="faults"><h2>${text.faults}</h2><p class="soft">${text.faultsHint}</p>
${
  faults.length > 0 &&
  html`<div class="scroll"><table><thead><tr><th>${text.service}</th><th>${text.kind}</th><th>${text.orderNumber}</th><th>${text.times}</th><th>${text.delay}</th><th></th></tr></thead>
<tbody>${faults.map(
    (
      fault,
    ) => html`<tr><td><code>${fault.service}</code></td><td><code>${fault.kind}</code></td><td>${fault.orderNumber ?? text.anyOrder}</td><td>${fault.times}</td><td>${fault.delayMs}</td>
<td><form method="post" action="/cabinet/faults/remove"><input type="hidden" name="id" value="${fault.id}"><button class="quiet small">${text.remove}</button></form></td></tr>`,
  )}</tbody></table></div>`
}
<form class="filter" method="post" action="/cabinet/faults">
<label>${text.service}<select name="service">${options(FAULT_SERVICES)}</select></label>
<label>${text.kind}<select name="kind">${options([...CALL_FAULTS, ...NOTIFICATION_FAULTS])}</select></label>
<label>${text.orderNumber}<input name="ordernumber" placeholder="${text.anyOrder}"></label>
<label>${text.times}<input name="times" inputmode="numeric" value="1"></label>
<label>${text.delay}<input name="delayMs" inputmode="numeric" value="0"></label>
<button>${text.add}</button>
</form></section>`
}
