import type { Fields } from "../http/fields.ts"
import { bodyFields, type HttpRequest } from "../http/read-request.ts"
import { htmlReply, type Reply, redirect } from "../http/reply.ts"
import { abandonOrder, continueWithCvc, payOrder, payWithStoredCard } from "../orders/pay-order.ts"
import { pendingPayment, timeOutOrder } from "../orders/settle.ts"
import { cvcPage } from "../pages/cvc-page.ts"
import { pageAddress } from "../pages/page-address.ts"
import { type PayPageState, payPage } from "../pages/pay-page.ts"
import { PAYMENT_TEXTS } from "../pages/payment-texts.ts"
import { responseTexts } from "../protocol/response-codes.ts"
import type { Sandbox } from "../sandbox.ts"
import type { TypedCard } from "./card.ts"
import { type OpenPage, onPage, pageKey } from "./open-page.ts"
import { payPageJson, wantsJson } from "./page-json.ts"
import { offeredMeans, pageMeansNamed } from "./page-means.ts"
import { returnUrl } from "./return-url.ts"
import { type CardBehavior, testCardNamed, typedTestCard } from "./test-cards.ts"
import { isCvc, readTypedCard } from "./typed-card.ts"

/** GET /pay/pay.cfm : the payment page, or where a page that is no longer open leads. */
export function showPayPage(sandbox: Sandbox, request: HttpRequest): Promise<Reply> {
  return onPage(sandbox, ...pageKey(request), async (page) => {
    const { order, language } = page
    if (wantsJson(request.query)) return payPageJson(page)
    if (order.state !== "In Process" || pendingPayment(order)?.pending?.kind === "slow") return toResult(page)
    if (pendingPayment(order)?.pending?.kind === "cvc") return htmlReply(cvcPage(order, page.merchant, language))
    if (pendingPayment(order)) return redirect(pageAddress("acs", order, language))
    return formPage(page)
  })
}

/** POST /pay/pay.cfm : pay, give up, or let the time run out. */
export async function submitPayPage(sandbox: Sandbox, request: HttpRequest): Promise<Reply> {
  const fields = await bodyFields(request)
  return onPage(sandbox, fields.text("cfsid"), fields.get("lang"), async (page) => {
    const { unit, order, now } = page
    if (order.state === "In Process" && pendingPayment(order)?.pending?.kind === "cvc") return submitCvc(page, fields)
    if (order.state !== "In Process" || pendingPayment(order)) return leave(page)
    const offered = offeredMeans(page.merchant.settings, order.extra)
    switch (fields.text("action")) {
      case "cancel":
        await abandonOrder(unit, order, now)
        return leave(page)
      case "timeout":
        await timeOutOrder(unit, order)
        return leave(page)
      case "means": {
        const means = pageMeansNamed(fields.text("means"))
        if (!means || !offered.others.includes(means)) return showProblem(page, "meansClosed", fields, "")
        return go(page, await payOrder(unit, order, { means, clientIp: request.clientIp }, now))
      }
      default:
        return offered.cards ? payByCard(page, request, fields) : showProblem(page, "meansClosed", fields, "")
    }
  })
}

/** A test card by a click, a saved one by a click, or what was typed. */
async function payByCard(page: OpenPage, request: HttpRequest, fields: Fields): Promise<Reply> {
  const { unit, order, now } = page
  switch (fields.text("action")) {
    case "testcard": {
      const card = testCardNamed(fields.text("testcard"))
      return card ? pay(page, typedTestCard(card, now), request) : showProblem(page, "badNumber", fields, "")
    }
    case "storedcard": {
      const { merchantId, extra } = order
      const stored = await unit.cards.find(merchantId, extra?.customerNumber ?? "", fields.text("storedcard"))
      if (!stored) return showProblem(page, "badNumber", fields, "")
      return go(page, await payWithStoredCard(unit, order, stored, request.clientIp, now))
    }
    default: {
      // The expiry's slash would fall to the validation of characters, so it is read beside it.
      const expiry = new URLSearchParams(request.body.toString("utf8")).get("Expiry") ?? ""
      const card = readTypedCard(fields, expiry, now)
      return typeof card === "string"
        ? showProblem(page, card, fields, expiry)
        : pay(page, card, request, fields.text("savecard") === "1")
    }
  }
}

async function pay(page: OpenPage, card: TypedCard, request: HttpRequest, save = false): Promise<Reply> {
  const { unit, order, now } = page
  return go(page, await payOrder(unit, order, { card, clientIp: request.clientIp, save }, now))
}

/** The code of a card without a token, or giving up (seed 004). */
async function submitCvc(page: OpenPage, fields: Fields): Promise<Reply> {
  const { unit, order, merchant, language, now } = page
  if (!isCvc(fields.text("cvc2")))
    return htmlReply(cvcPage(order, merchant, language, PAYMENT_TEXTS[language].badCvc), 422)
  return go(page, await continueWithCvc(unit, order, now))
}

/** On after a payment was begun: to the bank's page, or to where its outcome leads. */
function go(page: OpenPage, behavior: CardBehavior): Reply | Promise<Reply> {
  const { order, language } = page
  if (behavior.kind === "3ds") return redirect(pageAddress("acs", order, language))
  if (behavior.kind === "slow") return leave(page, behavior.returnTo)
  return leave(page)
}

function showProblem(
  page: OpenPage,
  problem: keyof typeof PAYMENT_TEXTS.RU,
  fields: Fields,
  expiry: string,
): Promise<Reply> {
  const typed = { number: fields.text("cardnumber"), expiry, holder: fields.text("cardholder") }
  const text = PAYMENT_TEXTS[page.language][problem]
  return formPage(page, { typed, problem: text }, 422)
}

/** The card form, with the customer's saved cards when the shop named a customer (protocol 9.5). */
async function formPage(page: OpenPage, more: Partial<PayPageState> = {}, status = 200): Promise<Reply> {
  const { unit, order, merchant } = page
  const offered = offeredMeans(merchant.settings, order.extra)
  const customer = order.extra?.customerNumber
  const savedCards = customer ? await unit.cards.of(merchant.merchantId, customer) : undefined
  return htmlReply(payPage(order, merchant, { ...page, offered, savedCards, ...more }), status)
}

/** After an outcome: back to the shop, to our own result page, or to the card form when another card may be tried. */
export function leave(page: OpenPage, as?: "ok" | "no"): Reply | Promise<Reply> {
  const { order, language } = page
  if (order.state === "In Process" && !pendingPayment(order)) {
    const code = order.operations.findLast((operation) => operation.type === 100)?.responseCode ?? ""
    return formPage(page, { problem: responseTexts(code, language).customermessage })
  }
  const shop = returnUrl(order, as)
  return shop ? redirect(shop) : toResult(page)
}

function toResult({ order, language }: OpenPage): Reply {
  return redirect(pageAddress("result", order, language))
}
