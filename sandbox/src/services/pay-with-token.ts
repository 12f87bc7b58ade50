import { draftOperation } from "../orders/operation-draft.ts"
import { pageAddress } from "../pages/page-address.ts"
import { type CardSnapshot, snapshotCard, snapshotMeans } from "../payment/card.ts"
import { takesAtOnce, testCardNamed, typedTestCard } from "../payment/test-cards.ts"
import { assistError } from "../protocol/assist-error.ts"
import { readLanguage } from "../protocol/language.ts"
import type { PaymentToken } from "../protocol/payment-token.ts"
import type { Answer } from "../replies/answer.ts"
import type { OrderRow, PendingPayment } from "../store/rows.ts"
import { answeredOrder } from "./answered-order.ts"
import type { ServiceCall } from "./service.ts"

/** What the processing will say, and with which card. */
interface TokenPayment {
  card: CardSnapshot
  /** Name of the test card that decides. */
  testCard: string
  /** The payer has to enter CVC on the payment page first. */
  needsCvc: boolean
}

/** Looks up what a token pays with, before there is an order. */
export async function tokenPayment({ unit, merchant, now }: ServiceCall, token: PaymentToken): Promise<TokenPayment> {
  if (token.kind === "stored") {
    const stored = await unit.cards.find(merchant.merchantId, token.customerNumber, token.token)
    if (!stored) throw assistError("unknownCard")
    return { card: stored.card, testCard: stored.testCard, needsCvc: merchant.settings.storedCardsNeedCvc }
  }
  const known = testCardNamed(token.testCard)
  if (!known) throw assistError("malformedToken")
  if (token.kind === "panOnly")
    return { card: snapshotCard(typedTestCard(known, now)), testCard: known.name, needsCvc: true }
  return { card: snapshotMeans(token.mean), testCard: known.name, needsCvc: false }
}

/**
 * Pays an open order with a token. The reply says In Process, as in both samples of seed 004; the outcome is there a moment
 * later. A card without a token waits on the page `continueurl` names.
 */
export async function payWithToken(
  call: ServiceCall,
  order: OrderRow,
  { card, testCard, needsCvc }: TokenPayment,
): Promise<Answer> {
  const { unit, fields, now } = call
  const operation = await unit.addOperation(order, {
    ...draftOperation(order, 100, order.operationAmount, now),
    card,
    clientIp: call.clientIp,
    takesAtOnce: takesAtOnce(testCardNamed(testCard)?.behavior),
    ...(needsCvc
      ? { state: "New", responseCode: "AS300", pending: { kind: "cvc", card: testCard } }
      : { responseCode: "AS200", pending: outcome(call, testCard) }),
  })
  const language = readLanguage(fields.get("language"), "RU")
  const answered = answeredOrder(order, [operation], { language, now, packetSeconds: true })
  const continueurl = call.origin + pageAddress("pay", order)
  return {
    service: "tokenpay",
    orders: [answered],
    ...(needsCvc ? { extra: { firstcode: "3", secondcode: "115", continueurl } } : {}),
  }
}

function outcome({ merchant, decline, now }: ServiceCall, testCard: string): PendingPayment {
  const { tokenPaySeconds, slowBankSeconds } = merchant.settings
  const behavior = decline ? ({ kind: "decline", code: "AS100" } as const) : testCardNamed(testCard)?.behavior
  const seconds = behavior?.kind === "slow" ? slowBankSeconds : tokenPaySeconds
  const until = new Date(now.getTime() + seconds * 1000).toISOString()
  return { kind: "slow", until, code: behavior?.kind === "decline" ? behavior.code : "AS000" }
}
