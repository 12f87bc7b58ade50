// Which page the address means, and going from one to another.
import { errorText } from "./error-text.js"
import { showFooter, showHeader } from "./frame.js"
import { html } from "./html.js"
import { language, t } from "./language.js"
import { notice } from "./pieces.js"
import { account } from "./views/account.js"
import { cart } from "./views/cart.js"
import { catalogue } from "./views/catalogue.js"
import { checkout } from "./views/checkout.js"
import { confirmation } from "./views/confirmation.js"
import { pay } from "./views/pay.js"

const routes = [
  [/^\/$/, catalogue],
  [/^\/cart$/, cart],
  [/^\/checkout$/, checkout],
  [/^\/pay\/([^/]+)$/, pay],
  [/^\/account$/, account],
  [/^\/order\/([^/]+)\/confirmed$/, confirmation],
]

const page = document.querySelector("#page")
let visit = 0

function showError(error) {
  console.error(error)
  page.querySelector(".notice.bad.passing")?.remove()
  page.insertAdjacentHTML("afterbegin", notice("bad passing", t().somethingWrong, errorText(error)))
  page.querySelector(".notice").scrollIntoView({ block: "center" })
}

async function show() {
  visit += 1
  const mine = visit
  const isCurrent = () => mine === visit
  const refreshHeader = () => showHeader(tools)
  const tools = { navigate, refresh: show, refreshHeader, showError, isCurrent }
  const [view, parts] =
    routes.map(([pattern, view]) => [view, pattern.exec(location.pathname)]).find(([, hit]) => hit) ?? []
  try {
    // First the header: it reads the cart, and the cart decides the country.
    await refreshHeader()
    if (!isCurrent()) return
    if (view) await view(page, tools, parts[1] && decodeURIComponent(parts[1]))
    else page.innerHTML = notice("bad", t().somethingWrong, t().notHere)
  } catch (error) {
    if (!isCurrent()) return
    console.error(error)
    page.innerHTML = notice(
      "bad",
      t().somethingWrong,
      errorText(error),
      html`<p class="actions"><button type="button" class="button" id="again">${t().tryAgain}</button></p>`,
    )
    page.querySelector("#again").addEventListener("click", show)
  }
  if (!isCurrent()) return
  showFooter()
  // The header changes its language first: until now the page was still in the one before.
  page.lang = language()
}

function navigate(address) {
  history.pushState(null, "", address)
  scrollTo(0, 0)
  return show()
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-nav]")
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
  event.preventDefault()
  navigate(link.getAttribute("href"))
})
addEventListener("popstate", show)
// A page that comes back from the browser's memory (Back from the payment page) may be out of date.
addEventListener("pageshow", (event) => event.persisted && show())

page.innerHTML = html`<p class="loading">${t().loading}</p>`
show()
