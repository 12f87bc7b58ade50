import { html } from "./html.js"
import { language, t } from "./language.js"

// Filled in beforehand: this is a demonstration, nobody wants to type an address.
const people = {
  by: {
    ru: { first_name: "Анна", last_name: "Иванова", address_1: "пр-т Независимости, 10-25", city: "Минск" },
    en: { first_name: "Anna", last_name: "Ivanova", address_1: "Nezavisimosti ave. 10-25", city: "Minsk" },
    postal_code: "220030",
    phone: "+375291234567",
  },
  ru: {
    ru: { first_name: "Пётр", last_name: "Смирнов", address_1: "ул. Рубинштейна, 7, кв. 12", city: "Санкт-Петербург" },
    en: { first_name: "Pyotr", last_name: "Smirnov", address_1: "Rubinsteina st. 7, flat 12", city: "St Petersburg" },
    postal_code: "191025",
    phone: "+79211234567",
  },
}

const inputs = [
  { name: "email", type: "email", autocomplete: "email", label: "email", wide: true },
  { name: "first_name", autocomplete: "given-name", label: "firstName" },
  { name: "last_name", autocomplete: "family-name", label: "lastName" },
  { name: "phone", type: "tel", autocomplete: "tel", label: "phone" },
  { name: "postal_code", autocomplete: "postal-code", label: "postalCode" },
  { name: "city", autocomplete: "address-level2", label: "city" },
  { name: "address_1", autocomplete: "street-address", label: "address" },
]

/** The fields of the delivery address, from the cart or filled in for the country and the customer. */
export function addressFields(cart, country, customer) {
  const { postal_code, phone, ...byLanguage } = people[country]
  const example = { email: "anna@shop.test", postal_code, phone, ...byLanguage[language()], ...ownFields(customer) }
  const written = cart.shipping_address?.address_1 ? { ...cart.shipping_address, email: cart.email } : {}
  return inputs.map(
    ({ name, type = "text", autocomplete, label, wide }) => html`
      <label class="${wide ? "wide" : ""}"><span>${t()[label]}</span>
        <input name="${name}" type="${type}" autocomplete="${autocomplete}" required maxlength="100"
          value="${written[name] ?? example[name]}"></label>`,
  )
}

function ownFields(customer) {
  if (!customer) return {}
  const { email, first_name, last_name } = customer
  return { email, first_name, last_name }
}

/** What the form says, as Medusa wants it. */
export function readAddress(form, country) {
  const value = (name) => form.elements[name].value.trim()
  const names = inputs.map(({ name }) => name).filter((name) => name !== "email")
  const address = { country_code: country, ...Object.fromEntries(names.map((name) => [name, value(name)])) }
  return { email: value("email"), shipping_address: address, billing_address: address }
}
