import { account } from "./ru/account.js"
import { checkout } from "./ru/checkout.js"
import { outcomes } from "./ru/outcomes.js"
import { pay } from "./ru/pay.js"
import { sheet } from "./ru/sheet.js"
import { shop } from "./ru/shop.js"

/** Every text of the page in Russian. */
export const ru = { ...shop, ...checkout, ...outcomes, ...pay, ...account, ...sheet }
