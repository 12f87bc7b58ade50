import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, PaymentSessionStatus } from "@medusajs/framework/utils"
import { formatAmount, orderNumber } from "../gateway"
import { payerOf } from "../medusa/payer"
import { readPayable } from "../medusa/read-payable"
import { type ConfiguredMerchant, configuredMerchants } from "../merchant/find-merchant"
import { ledgerOf, orderContext } from "../operations/context"
import { readAssistOrder } from "../operations/read-assist-order"
import { describe } from "../payments/decide-authorize"
import { type ShopperLanguage, shopperLanguage } from "./language"
import { orderExtras } from "./order-extras"
import { payPage, problemPage, type ShopperPage } from "./page"
import { returnUrl } from "./return-url"
import type { PayProblem } from "./texts"

type Sent = { readonly status: number; readonly page: ShopperPage } | { readonly redirect: string }

/** The background job looks first when a shopper has had time to pay and to be brought back. */
const FIRST_LOOK_SECONDS = 180

const STATUS: Readonly<Record<PayProblem, number>> = { gone: 404, stale: 409, closed: 410, unavailable: 503 }

/**
 * Decides whether a shopper may go and pay a session, and builds the way there from the live cart. A session that
 * is paid leads on to its order, one that is gone, closed or no longer the cart's sum is refused: what is paid for
 * it could not become an order.
 */
export async function sendToAssist(
  container: MedusaContainer,
  sessionId: string,
  acceptLanguage: string | undefined,
): Promise<Sent> {
  const language = shopperLanguage(acceptLanguage)
  const config = container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE)
  const payable = await readPayable(container, sessionId)
  const merchant = configuredMerchants(config).find(({ providerId }) => providerId === payable?.session.provider_id)
  const ledger = ledgerOf(container)
  const opened = await ledger.find(sessionId)
  if (!payable || !merchant) {
    // It may have been paid a moment before it went: the way back then tells the shopper what became of the money.
    const view =
      opened && (await readAssistOrder(orderContext(container, opened.provider_id), opened).catch(() => undefined))
    return view?.paid ? { redirect: returnPath(sessionId) } : refuse("gone", language)
  }
  const { options } = merchant
  const backTo = `${options.backendUrl}${returnPath(sessionId)}`
  const failure = returnUrl(
    options.returnUrls.failure,
    { session_id: sessionId, cart_id: payable.cartId, reason: "canceled" },
    true,
  )

  if (payable.paid) return { redirect: backTo }
  const { status } = payable.session
  if (status === PaymentSessionStatus.CANCELED || status === PaymentSessionStatus.ERROR || payable.orderCanceled)
    return refuse("closed", language, failure)
  if (payable.sum.amount !== payable.due.amount || payable.sum.currency !== payable.due.currency)
    return refuse("stale", language, failure)

  if (opened) {
    // Not the first visit: the shopper may have paid and lost the way back. Paying again would hold the money twice.
    const view = await readAssistOrder(orderContext(container, merchant.providerId), opened).catch(() => undefined)
    if (!view) return refuse("unavailable", language, failure)
    if (view.paid) return { redirect: backTo }
    await ledger.due(sessionId, FIRST_LOOK_SECONDS)
  } else {
    await ledger.open(
      {
        order_number: orderNumber(sessionId),
        provider_id: merchant.providerId,
        merchant_id: options.merchantId,
        amount: formatAmount(payable.sum.amount),
        currency: payable.sum.currency,
        two_stage: !options.capture,
      },
      FIRST_LOOK_SECONDS,
    )
  }
  const form = merchant.client.orderForm({
    orderNumber: orderNumber(sessionId),
    money: payable.sum,
    // A reopened order keeps its stage, whatever the option says by now: Medusa's books follow what was opened.
    delay: (opened ? opened.two_stage : !options.capture) ? 1 : 0,
    language: pageLanguage(merchant, language),
    returnUrl: backTo,
    returnOk: backTo,
    returnNo: backTo,
    payer: payerOf(payable.payer),
    ...orderExtras(options, payable.payer),
  })
  return { status: 200, page: payPage(language, form, describe(payable.sum)) }
}

/** Assist's payment page speaks Russian and English (protocol 3.1). */
function pageLanguage({ options }: ConfiguredMerchant, shopper: ShopperLanguage): "RU" | "EN" {
  if (options.language !== "auto") return options.language
  return shopper === "en" ? "EN" : "RU"
}

function returnPath(sessionId: string): string {
  return `/assist/return/${encodeURIComponent(sessionId)}`
}

function refuse(problem: PayProblem, language: ShopperLanguage, backUrl?: string): Sent {
  return { status: STATUS[problem], page: problemPage(language, problem, backUrl) }
}
