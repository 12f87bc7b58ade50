import { addToCart } from "../cart.js"
import { loadProducts, optionTitle, productDescription, productTitle, variantTitle } from "../catalogue.js"
import { html } from "../html.js"
import { money, t } from "../language.js"
import { whileBusy } from "../pieces.js"
import { regionId } from "../region.js"

function price({ calculated_price: price }) {
  return price ? money(price.calculated_amount, price.currency_code) : ""
}

function card(product) {
  const [first] = product.variants
  const choice =
    product.variants.length === 1
      ? html`<span class="only">${variantTitle(first)}</span><input type="hidden" name="variant" value="${first.id}">`
      : html`<select name="variant" aria-label="${optionTitle(product)}">
          ${product.variants.map((variant) => html`<option value="${variant.id}">${variantTitle(variant)}</option>`)}
        </select>`
  return html`
    <article class="card" data-product="${product.handle}">
      <img src="${product.thumbnail}" alt="" width="400" height="300">
      <form>
        <h2>${productTitle(product)}</h2>
        <p>${productDescription(product)}</p>
        <div class="choice"><span class="label">${optionTitle(product)}</span>${choice}</div>
        <div class="buy"><strong class="price">${price(first)}</strong><button class="button">${t().add}</button></div>
      </form>
    </article>`
}

/** The shop window. */
export async function catalogue(page, { refreshHeader }) {
  const products = await loadProducts(regionId())
  page.innerHTML = html`
    <section class="hero"><h1>${t().shopName}</h1><p>${t().tagline}</p></section>
    <div class="grid">${products.map(card)}</div>`
  for (const form of page.querySelectorAll(".card form")) {
    const variants = products.flatMap((product) => product.variants)
    const chosen = () => variants.find(({ id }) => id === form.elements.variant.value)
    form.addEventListener("change", () => {
      form.querySelector(".price").textContent = price(chosen())
    })
    form.addEventListener("submit", async (event) => {
      event.preventDefault()
      const button = form.querySelector("button")
      await whileBusy(button, t().working, () => addToCart(form.elements.variant.value))
      button.textContent = `✓ ${t().added}`
      setTimeout(() => {
        button.textContent = t().add
      }, 1200)
      await refreshHeader()
    })
  }
}
