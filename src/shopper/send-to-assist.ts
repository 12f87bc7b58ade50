import type { MedusaContainer } from "@medusajs/framework/types"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import { logLine } from "../observe/log-line"
import { recurringOf } from "../operations/agreement-terms"
import { agreementsOf, orderContext, sessionsOf } from "../operations/context"
import { describe } from "../payments/decide-authorize"
import type { OrderStatus, OrderView } from "../payments/order-view"
import { findPayable } from "./find-payable"
import { type ShopperLanguage, shopperLanguage } from "./language"
import { lookForShopper } from "./look-for-shopper"
import { openOrder } from "./open-order"
import { orderParams } from "./order-params"
import { payPage, problemPage, type ShopperPage } from "./page"
import { paymentLink } from "./payment-link"
import { receiptToPay } from "./receipt-to-pay"
import { returnPath } from "./return-path"
import { returnUrl } from "./return-url"
import type { PayProblem } from "./texts"

type Sent = { readonly status: number; readonly page: ShopperPage } | { readonly redirect: string }

/** The background job looks first when a shopper has had time to pay and to be brought back. */
const FIRST_LOOK_SECONDS = 60

/** Assist shows no attempt that ended: the page it gave, if any, still waits for the shopper. */
const WAITS: ReadonlySet<OrderStatus> = new Set<OrderStatus>(["none", "in_process"])

const STATUS: Readonly<Record<PayProblem, number>> = {
  gone: 404,
  stale: 409,
  closed: 410,
  unavailable: 503,
  not_opened: 503,
}

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
  const session = await findPayable(container, sessionId)
  const { known } = session
  if (session.found === "gone") {
    // It may have been paid a moment before it went: the way back then tells the shopper what became of the money.
    const view = known && (await look(container, known))
    return view?.paid ? { redirect: returnPath(sessionId) } : refuse("gone", language)
  }
  const { found, payable, merchant } = session
  const { options } = merchant
  const backTo = `${options.backendUrl}${returnPath(sessionId)}`
  const failure = returnUrl(
    options.returnUrls.failure,
    { session_id: sessionId, cart_id: payable.cartId, reason: "canceled" },
    true,
  )

  if (found === "paid") return { redirect: backTo }
  if (found !== "payable") return refuse(found, language, failure)

  const context = orderContext(container, merchant.providerId)
  // Not the first visit: the shopper may have paid and lost the way back. Paying again would hold the money twice.
  const view = known && (await look(container, known))
  if (known && !view) return refuse("unavailable", language, failure)
  if (view?.paid) return { redirect: backTo }
  if (known) await context.ledger.due(known.order_number, FIRST_LOOK_SECONDS)
  const agreement = await agreementsOf(container).ofSession(sessionId)
  const recurring = recurringOf(agreement)
  const terms = recurring && agreement ? { agreement_id: agreement.id } : {}
  const order = known ?? (await openOrder(context, merchant, payable, FIRST_LOOK_SECONDS, terms))
  if (!order) return refuse("closed", language, failure)

  const customerId = await sessionsOf(container).customerOf(sessionId)
  const receipt = await receiptToPay(context, payable, order)
  if (receipt === "none") return refuse("not_opened", language, failure)
  const params = orderParams(order, payable, options, customerId, recurring, receipt, language, backTo)
  // The check value does not cover what is agreed to: it goes from this server, where no browser can change it (design rule 12).
  if (options.openOrder === "form" && !recurring)
    return { status: 200, page: payPage(language, merchant.client.orderForm(params), describe(payable.sum)) }
  try {
    return { redirect: await paymentLink(context, order, params, !view || WAITS.has(view.status)) }
  } catch (error) {
    const about = { order: order.order_number, operation: "payrequest", outcome: "failed" }
    context.logger.warn(logLine(about, (error as Error).message))
    return refuse("not_opened", language, failure)
  }
}

/** Not older than this visit: a payment of a moment ago must not be asked for again. Undefined: Assist cannot be asked. */
async function look(container: MedusaContainer, { order_number }: LedgerOrder): Promise<OrderView | undefined> {
  const followed = await lookForShopper(container, order_number, Date.now()).catch(() => undefined)
  return followed?.view
}

function refuse(problem: PayProblem, language: ShopperLanguage, backUrl?: string): Sent {
  return { status: STATUS[problem], page: problemPage(language, problem, backUrl) }
}
