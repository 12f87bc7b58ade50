import { html } from "../html.js"
import { language, money, t } from "../language.js"
import { notice } from "../pieces.js"

const day = (date) => new Date(date).toLocaleDateString(language() === "ru" ? "ru-RU" : "en-GB")

/** A subscription in the customer's account. */
export function agreementRow({ id, status, currency, max_amount, period_days, until, last_charged_at }) {
  const terms = t().agreementTerms.replace("{days}", period_days).replace("{until}", day(until))
  return html`
    <li data-agreement="${id}" data-status="${status}">
      <span class="what">${money(max_amount, currency)}, ${terms}
        <small>${t().agreementStatuses[status] ?? status}${last_charged_at ? html`. ${t().lastPaid}: ${day(last_charged_at)}` : ""}</small></span>
      ${
        status === "active"
          ? html`<span class="actions"><button type="button" class="button" data-month="${id}">${t().nextMonth}</button>
              <button type="button" class="quiet" data-cancel="${id}">${t().cancelAgreement}</button></span>`
          : ""
      }</li>`
}

/** What came of a month that was played. */
export function monthNotice({ status, order_id, display_id }) {
  switch (status) {
    case "paid":
      return notice(
        "",
        t().monthPaid,
        "",
        html`<p class="actions"><a id="month-order" href="/order/${order_id}/confirmed" data-nav>${t().order} #${display_id}</a></p>`,
      )
    case "pending":
      return notice("", t().monthPending)
    case "returned":
      return notice("bad", t().monthReturned)
    default:
      return notice("bad", t().monthDeclined)
  }
}
