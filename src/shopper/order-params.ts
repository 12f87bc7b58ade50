import type { OrderFormParams, Receipt, RecurringAgreement } from "../gateway"
import { payerOf } from "../medusa/payer"
import type { ReadPayable } from "../medusa/read-payable"
import type { MerchantOptions } from "../merchant/options"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import type { ShopperLanguage } from "./language"
import { orderExtras } from "./order-extras"

/**
 * An order as Assist is asked for it, from the live cart.
 * @param customerId who was logged in when the session was made
 * @param recurring what the shopper agrees to with it; then no stored cards are offered (protocol 3.1)
 * @param receipt what `receiptOfPayment` made of the cart
 * @param backTo where Assist sends the browser afterwards, whatever the outcome: nothing in that address is believed
 */
export function orderParams(
  { order_number, two_stage }: LedgerOrder,
  { sum, payer }: ReadPayable,
  options: MerchantOptions,
  customerId: string | undefined,
  recurring: RecurringAgreement | undefined,
  receipt: Receipt | undefined,
  language: ShopperLanguage,
  backTo: string,
): OrderFormParams {
  return {
    orderNumber: order_number,
    money: sum,
    // A reopened order keeps its stage, whatever the option says by now: Medusa's books follow what was opened.
    delay: two_stage ? 1 : 0,
    language: pageLanguage(options, language),
    returnUrl: backTo,
    returnOk: backTo,
    returnNo: backTo,
    payer: payerOf(payer),
    ...(receipt && { receipt }),
    ...(recurring && { recurring }),
    ...orderExtras(options, recurring ? undefined : customerId),
  }
}

/** Assist's payment page speaks Russian and English (protocol 3.1). */
export function pageLanguage({ language }: MerchantOptions, shopper: ShopperLanguage): "RU" | "EN" {
  if (language !== "auto") return language
  return shopper === "en" ? "EN" : "RU"
}
