import { account } from "./en/account.js"
import { checkout } from "./en/checkout.js"
import { outcomes } from "./en/outcomes.js"
import { pay } from "./en/pay.js"
import { sheet } from "./en/sheet.js"
import { shop } from "./en/shop.js"

/** Every text of the page in English. */
export const en = { ...shop, ...checkout, ...outcomes, ...pay, ...account, ...sheet }
