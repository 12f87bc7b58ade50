import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { PaymentToken, Receipt, RequiredPayerField, TokenPayment } from "../gateway"
import { payerOf } from "../medusa/payer"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import { logLine } from "../observe/log-line"
import { recurringOf } from "../operations/agreement-terms"
import { beginPayment } from "../operations/begin-payment"
import { agreementsOf, type OrderContext, orderContext } from "../operations/context"
import { type CardWish, cardToPay } from "./cards/card-to-pay"
import { type CurrentOutcome, currentOutcome } from "./current-outcome"
import { type FoundSession, findPayable } from "./find-payable"
import { type ShopperLanguage, shopperLanguage } from "./language"
import { openOrder } from "./open-order"
import { pageLanguage } from "./order-params"
import { PayerIncomplete } from "./payer-incomplete"
import { receiptToPay } from "./receipt-to-pay"
import { returnPath } from "./return-path"
import { SHOPPER_TEXTS } from "./texts"

/** Who pays, as far as the request tells it. */
export interface TokenPayer {
  readonly acceptLanguage: string | undefined
  /** Behind the store's proxies. */
  readonly ip: string | undefined
  /** Who is logged in, from the request's own authentication. */
  readonly customerId: string | undefined
}

/** Where a storefront's form has what Assist asks for (seed 004). */
const FORM_FIELDS: Readonly<Record<RequiredPayerField, string>> = {
  Lastname: "billing_address.last_name",
  Firstname: "billing_address.first_name",
  Email: "email",
}

/** The job looks first when a payment at the bank has usually ended. */
const FIRST_LOOK_SECONDS = 30

/**
 * Pays a session by a token, of a wallet or of a stored card (seed 004): sum, payer, order number and stage from the server's own cart, once however often it is
 * asked for. What became of it is what a look at Assist shows, as for every other way to pay.
 * @throws MedusaError with a text for the shopper when nothing was sent; PayerIncomplete with the fields that are missing
 */
export async function payByToken(
  container: MedusaContainer,
  sessionId: string,
  wish: PaymentToken | CardWish,
  { acceptLanguage, ip, customerId }: TokenPayer,
): Promise<CurrentOutcome> {
  const language = shopperLanguage(acceptLanguage)
  const session = await findPayable(container, sessionId)
  if (session.found === "gone" || session.found === "paid") {
    const outcome = session.known && (await currentOutcome(container, session.known, language, Date.now()))
    if (outcome) return outcome
    throw new MedusaError(MedusaError.Types.NOT_FOUND, SHOPPER_TEXTS[language].token.unknown_session)
  }
  if (session.found !== "payable") throw refused(session.found, language)
  const { merchant, payable } = session
  if (wish.type !== "stored_card" && !merchant.options.wallets[wish.type])
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `This shop takes no ${wish.type} tokens (option wallets).`,
      "assist_wallet_off",
    )
  const missing = merchant.client.missingPayerFields(payerOf(payable.payer)).map((name) => FORM_FIELDS[name])
  if (missing.length > 0) throw new PayerIncomplete(missing, SHOPPER_TEXTS[language].token.payer_incomplete)

  const agreement = await agreementsOf(container).ofSession(sessionId)
  const recurring = recurringOf(agreement)
  if (recurring && wish.type === "stored_card")
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      SHOPPER_TEXTS[language].token.no_card_for_agreement,
      "assist_agreement_by_card",
    )
  const token =
    "paymentMethodId" in wish ? await cardToPay(container, merchant, sessionId, wish, customerId, acceptLanguage) : wish
  const context = orderContext(container, merchant.providerId, "shopper")
  const order =
    session.known ??
    (await openOrder(
      context,
      merchant,
      payable,
      FIRST_LOOK_SECONDS,
      recurring && agreement ? { agreement_id: agreement.id } : {},
    ))
  if (!order) throw refused("closed", language)
  let receipt: Receipt | undefined
  const begun = await beginPayment(context, {
    orderNumber: order.order_number,
    key: { id: sessionId },
    // The cart may have changed while this request waited for its turn.
    due: async () => {
      const now = await findPayable(container, sessionId)
      if (now.found !== "payable") throw refused(now.found === "stale" ? "stale" : "closed", language)
      const made = await receiptToPay(context, now.payable, order)
      if (made === "none") throw refused("not_opened", language)
      receipt = made
      return now.payable.sum
    },
    call: (money) =>
      merchant.client.tokenPay({
        ...tokenOrder(order, session, language),
        money,
        token,
        receipt,
        ...(recurring && { recurring }),
        clientIp: clientIp(ip),
      }),
    told,
    onReply: (reply) => keepContinuation(context, order, reply),
  })
  if (begun === "given_back") throw refused("closed", language)
  if (begun === "too_many")
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      SHOPPER_TEXTS[language].token.too_many,
      "assist_too_many_tries",
    )
  const outcome = await currentOutcome(container, order, language, Date.now())
  return outcome ?? { status: "pending", cartId: payable.cartId }
}

function tokenOrder(order: LedgerOrder, { merchant: { options }, payable }: FoundSession, language: ShopperLanguage) {
  const backTo = `${options.backendUrl}${returnPath(order.session_id)}`
  return {
    orderNumber: order.order_number,
    delay: order.two_stage ? 1 : 0,
    language: pageLanguage(options, language),
    payer: payerOf(payable.payer),
    // Seed 004 does not list them; where Assist ignores them the cabinet's address is used (docs/wallets.md).
    returnUrl: backTo,
    returnOk: backTo,
    returnNo: backTo,
  } as const
}

/** ClientIP takes the older form of addresses only (seed 004): another one is left out. */
function clientIp(ip: string | undefined): string | undefined {
  const plain = ip?.replace(/^::ffff:/i, "")
  return plain && /^\d{1,3}(\.\d{1,3}){3}$/.test(plain) ? plain : undefined
}

function told({ codes, order }: TokenPayment): string {
  return `codes ${codes.first}/${codes.second}${order ? `, orderstate ${order.stateText}` : ""}`
}

/** Without it the shopper waits until the attempt has timed out, and pays again: no reason to lose track of the call. */
async function keepContinuation(
  { ledger, logger }: OrderContext,
  { order_number }: LedgerOrder,
  { continueUrl, order }: TokenPayment,
): Promise<void> {
  if (!continueUrl || !order) return
  await ledger
    .keepContinuation(order_number, continueUrl, order.billNumber)
    .catch((error: Error) => logger.error(logLine({ order: order_number, operation: "payment" }, error.message)))
}

function refused(why: "closed" | "stale" | "not_opened", language: ShopperLanguage): MedusaError {
  return new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    SHOPPER_TEXTS[language].problems[why].text,
    why === "not_opened" ? "assist_receipt" : why === "stale" ? "assist_session_stale" : "assist_session_closed",
  )
}
