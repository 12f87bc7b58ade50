import { config } from "/config.js"
import { ApiError } from "../api.js"
import { loadCustomer, logIn, logOut } from "../customer.js"
import { errorText } from "../error-text.js"
import { html } from "../html.js"
import { t } from "../language.js"
import { whileBusy } from "../pieces.js"
import { cardName, deleteCard, loadCards } from "../stored-cards.js"
import { cancelAgreement, loadAgreements, playNextMonth } from "../subscriptions.js"
import { agreementRow, monthNotice } from "./agreement.js"

function showLogIn(page, { refresh }) {
  const { email, password } = config.customer
  page.innerHTML = html`
    <h1>${t().logIn}</h1>
    <form class="panel narrow" id="log-in">
      <p>${t().logInNote}</p>
      <p id="log-in-problem" role="alert"></p>
      <div class="fields">
        <label class="wide"><span>${t().email}</span>
          <input name="email" type="email" autocomplete="username" required value="${email}"></label>
        <label class="wide"><span>${t().password}</span>
          <input name="password" type="password" autocomplete="current-password" required value="${password}"></label>
      </div>
      <p class="actions"><button class="button">${t().logIn}</button></p>
    </form>`
  const form = page.querySelector("form")
  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    const { email, password } = form.elements
    try {
      await whileBusy(form.querySelector("button"), t().working, () => logIn(email.value.trim(), password.value))
      await refresh()
    } catch (error) {
      const isWrong = error instanceof ApiError && error.status === 401
      page.querySelector("#log-in-problem").textContent = isWrong ? t().wrongPassword : errorText(error)
    }
  })
}

const cardRow = (card) => html`
  <li><span class="what">${cardName(card)}<small>${t().expires} ${card.expires}</small></span>
    <button type="button" class="quiet" data-delete="${card.id}" aria-label="${t().deleteCard}: ${cardName(card)}">
      ${t().deleteCard}</button></li>`

async function showAccount(page, customer, { refresh, isCurrent, showError }, said) {
  const [cards, agreements] = config.cabinetUrl ? await Promise.all([loadCards(), loadAgreements()]) : [[], []]
  if (!isCurrent()) return
  page.innerHTML = html`
    ${said ?? ""}
    <h1>${t().accountTitle}</h1>
    <p class="actions"><span id="who">${customer.first_name} ${customer.last_name}, ${customer.email}</span>
      <button type="button" class="quiet" id="log-out">${t().logOut}</button></p>
    <div class="steps">
      <section class="panel" id="cards"><h2>${t().cards}</h2>
        ${cards.length > 0 ? html`<ul class="cards">${cards.map(cardRow)}</ul>` : html`<p>${t().noCards}</p>`}</section>
      <section class="panel" id="subscriptions"><h2>${t().subscriptions}</h2>
        ${
          agreements.length > 0
            ? html`<ul class="cards">${agreements.map(agreementRow)}</ul>
                ${agreements.some(({ status }) => status === "active") ? html`<p class="hint">${t().nextMonthNote}</p>` : ""}`
            : html`<p>${t().noSubscriptions}</p>`
        }</section>
    </div>`
  page.querySelector("#log-out").addEventListener("click", async () => {
    logOut()
    await refresh()
  })
  const again = async (notice) => {
    await showAccount(page, customer, { refresh, isCurrent, showError }, notice)
    // The button that was pressed is gone: a keyboard goes on from the top, where the notice is.
    page.focus()
    scrollTo(0, 0)
  }
  const onClick = (attribute, work) => {
    for (const button of page.querySelectorAll(`[data-${attribute}]`))
      button.addEventListener("click", () =>
        whileBusy(button, t().working, () => work(button.dataset[attribute]))
          .then((done) => again(attribute === "month" ? monthNotice(done) : undefined))
          .catch(showError),
      )
  }
  onClick("delete", deleteCard)
  onClick("cancel", cancelAgreement)
  onClick("month", playNextMonth)
}

/** The customer's stored cards and subscriptions; for a guest, the way in. */
export async function account(page, tools) {
  const customer = await loadCustomer()
  if (customer) await showAccount(page, customer, tools)
  else showLogIn(page, tools)
}
