import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { createPaymentSessionsWorkflow } from "@medusajs/medusa/core-flows"
import { followOrder } from "../../follow/follow-order"
import { tellAgreementDeclined } from "../../follow/tell/tell-agreement"
import { type Money, sameMoney } from "../../gateway"
import { type CollectionToCharge, readCollection } from "../../medusa/read-collection"
import type { AgreementRow, AgreementStore } from "../../modules/assist/ledger/agreement-store"
import type { LedgerOrder } from "../../modules/assist/ledger/rows"
import { beginPayment } from "../../operations/begin-payment"
import { agreementsOf, type OrderContext, orderContext } from "../../operations/context"
import { decideAgreement } from "../../payments/decide-agreement"
import { type FoundSession, findPayable } from "../../shopper/find-payable"
import { openOrder } from "../../shopper/open-order"
import { receiptToPay } from "../../shopper/receipt-to-pay"
import { type ChargedAgreement, chargedAgreement } from "./charged-agreement"
import { agreementRefused, collectionRefused } from "./refusals"

export interface ChargeAgreementInput {
  readonly agreement_id: string
  /** Of a cart that is ready to be completed, or of an order that owes something. */
  readonly payment_collection_id: string
}

/** The job looks first when the answer of a bank has usually come. */
const FIRST_LOOK_SECONDS = 30

/**
 * Takes a payment under an agreement for what a payment collection asks for, without the customer (`recurrent/rp.cfm`, protocol
 * 9.3), and books it. Run it as often as wanted for one collection: it pays once. A refusal is no error; it is the answer's
 * `status`. An outcome that is not known is `pending`: it is settled by looking at Assist, and nothing else is taken under the
 * agreement until then.
 * @throws MedusaError when nothing was sent: beyond the agreement, the collection cannot be paid so, Assist cannot be reached
 */
export async function chargeAgreement(
  container: MedusaContainer,
  input: ChargeAgreementInput,
): Promise<ChargedAgreement> {
  const agreements = agreementsOf(container)
  return await agreements.withLease(textOf("agreement_id", input.agreement_id), async (agreement) => {
    const context = orderContext(container, agreement.provider_id)
    const collection = await readCollection(container, textOf("payment_collection_id", input.payment_collection_id))
    if (!collection) throw collectionRefused("unknown")
    const before = await paidBefore(container, agreement, context, collection)
    if (before.charged) return before.charged
    if (before.refusal) throw collectionRefused(before.refusal)

    const verdict = decideAgreement(agreement, collection.money, new Date())
    if (!verdict.may) throw agreementRefused(agreement, collection.money, verdict)
    // Its own number's is found above; another collection's may become a payment yet, which begins a new period.
    if (await agreements.isUnsettled(agreement.id)) throw agreementRefused(agreement, collection.money, { why: "busy" })

    const session = await sessionToPay(container, agreement, collection, before.again)
    const order = await openOrder(context, session.merchant, session.payable, FIRST_LOOK_SECONDS, {
      agreement_id: agreement.id,
      two_stage: false,
    })
    if (!order) throw collectionRefused("number_taken")
    await pay(container, context, agreements, agreement, order, collection.money)
    return await chargedAgreement(container, context, agreement.id, order)
  })
}

/** What earlier sessions of the collection say: it is paid, being paid, or somebody else's. */
async function paidBefore(
  container: MedusaContainer,
  agreement: AgreementRow,
  context: OrderContext,
  { sessions, isClosed }: CollectionToCharge,
): Promise<{ charged?: ChargedAgreement; refusal?: "paid" | "opened"; again?: string }> {
  let again: string | undefined
  for (const session of sessions) {
    const order = await context.ledger.findForSession(session.id)
    if (!order) {
      if (session.isPaid) return { refusal: "paid" }
      continue
    }
    if (order.agreement_id !== agreement.id || order.order_number === agreement.order_number)
      return { refusal: session.isPaid ? "paid" : "opened" }
    await followOrder(container, order.order_number)
    const charged = await chargedAgreement(container, context, agreement.id, order)
    if (charged.status !== "declined") return { charged }
    // A number that Assist has refused is over: the next try has one of its own (protocol 9.3). One that Assist never knew is
    // still new, and keeps a call that arrives late from becoming a second payment.
    if (charged.response_code === "") again = session.id
  }
  return isClosed ? { refusal: "paid" } : { again }
}

/** A session of the collection that nobody was sent to pay with, made where there is none; core deletes the others. */
async function sessionToPay(
  container: MedusaContainer,
  { provider_id }: AgreementRow,
  { id, money, sessions }: CollectionToCharge,
  again: string | undefined,
): Promise<FoundSession> {
  const fresh = sessions.filter((one) => one.provider_id === provider_id && sameMoney(one.money, money))
  for (const { id: sessionId } of fresh) {
    const found = await findPayable(container, sessionId)
    if (found.found === "payable" && (!found.known || sessionId === again)) return found
  }
  const { result } = await createPaymentSessionsWorkflow(container).run({
    input: { payment_collection_id: id, provider_id },
  })
  const found = await findPayable(container, result.id)
  if (found.found !== "payable") throw collectionRefused(found.found === "gone" ? "not_linked" : found.found)
  return found
}

async function pay(
  container: MedusaContainer,
  context: OrderContext,
  agreements: AgreementStore,
  agreement: AgreementRow,
  order: LedgerOrder,
  money: Money,
): Promise<void> {
  let receipt: Awaited<ReturnType<typeof receiptToPay>>
  const begun = await beginPayment(context, {
    orderNumber: order.order_number,
    key: { id: order.opened_session_id },
    // The cart may have changed, the customer have canceled, while this waited for its turn.
    due: async () => {
      const now = await findPayable(container, order.opened_session_id)
      if (now.found !== "payable") throw collectionRefused(now.found === "gone" ? "not_linked" : now.found)
      if (!sameMoney(now.payable.sum, money)) throw collectionRefused("stale")
      const current = await agreements.find(agreement.id)
      if (current?.status !== "active") throw agreementRefused(agreement, money, { why: "canceled" })
      receipt = await receiptToPay(context, now.payable, order)
      if (receipt === "none") throw collectionRefused("receipt")
      return money
    },
    call: (sum) =>
      context.merchant.client.recurringPayment({
        billNumber: agreement.billnumber ?? "",
        orderNumber: order.order_number,
        money: sum,
        ...(receipt && receipt !== "none" && { receipt }),
      }),
    told: ({ stateText }) => `orderstate ${stateText}`,
    onReply: () => agreements.charged(agreement.id, new Date()).catch(() => undefined),
  })
  const followed = await followOrder(container, order.order_number).catch((error: Error) => {
    context.logger.warn(`[assist] ${order.order_number}: ${error.message}`)
    return undefined
  })
  // Refused without an attempt at Assist: no look will ever find that.
  if (begun === "declined" && !followed?.view.last)
    await tellAgreementDeclined(container, order, agreement.id, "", undefined)
}

function textOf(field: string, value: unknown): string {
  if (typeof value === "string" && value !== "") return value
  throw new MedusaError(MedusaError.Types.INVALID_DATA, `${field} must be an id, as a text.`)
}
