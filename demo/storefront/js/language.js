import { recall, remember } from "./memory.js"
import { texts } from "./texts/index.js"

const asked = new URLSearchParams(location.search).get("lang")
const guessed = /^(ru|be|uk|kk)/.test(navigator.language) ? "ru" : "en"
let current = [asked, recall("language"), guessed].find((name) => name in texts)

export const language = () => current
export const t = () => texts[current]

export function setLanguage(name) {
  current = name
  remember("language", name)
}

/** An amount in its currency, as people write it: Medusa keeps major units. */
export function money(amount, currency) {
  return new Intl.NumberFormat(current === "ru" ? "ru-BY" : "en-GB", {
    style: "currency",
    currency: currency.toUpperCase(),
    currencyDisplay: "code",
  }).format(Number(amount ?? 0))
}

/** Words for a payment's end, from the reason that the plugin gave. */
export function reasonText(reason) {
  const { reasons } = t()
  return reasons[reason] ?? reasons.declined
}
