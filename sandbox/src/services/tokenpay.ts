import { openOrder } from "../orders/open-order.ts"
import { draftOperation } from "../orders/operation-draft.ts"
import { type CardSnapshot, snapshotCard, snapshotMeans } from "../payment/card.ts"
import { readOrderRequest } from "../payment/read-order-request.ts"
import { takesAtOnce, testCardNamed, typedTestCard } from "../payment/test-cards.ts"
import { AssistError, assistError } from "../protocol/assist-error.ts"
import { readLanguage } from "../protocol/language.ts"
import { type PaymentToken, readPaymentToken } from "../protocol/payment-token.ts"
import type { PendingPayment } from "../store/rows.ts"
import { answeredOrder } from "./answered-order.ts"
import type { ServiceCall, WebService } from "./service.ts"

/** Required by seed 004; later pages make them optional, but the seed outranks them. */
const REQUIRED = [
  ["lastname", 117],
  ["firstname", 118],
  ["email", 120],
] as const

/** What the processing will say, and with which card. */
interface TokenPayment {
  card: CardSnapshot
  /** Name of the test card that decides. */
  testCard: string
}

/**
 * `/pay/tokenpay.cfm` (seed 004, protocol 9.1). The reply says In Process, as in both samples; the outcome is there a
 * moment later. A card without a token waits on the page `continueurl` names.
 */
export const tokenpay: WebService = {
  name: "tokenpay",
  format: { default: "5", allowed: ["4", "5"] },
  async run(call) {
    const { unit, merchant, fields, now } = call
    for (const [name, code] of REQUIRED) if (!fields.has(name)) throw new AssistError([3, code])
    const token = readPaymentToken(fields)
    const request = readOrderRequest(fields, merchant, fields.get("clientip") ?? "0.0.0.0", now)
    const { card, testCard } = await tokenPayment(call, token)
    const order = await openOrder(unit, merchant, request, now)
    if (order.operations.length > 0) throw assistError("duplicateOrder")
    const operation = await unit.addOperation(order, {
      ...draftOperation(order, 100, order.operationAmount, now),
      card,
      clientIp: call.clientIp,
      takesAtOnce: takesAtOnce(testCardNamed(testCard)?.behaviour),
      ...(token.kind === "panOnly"
        ? { state: "New", responseCode: "AS300", pending: { kind: "cvc", card: testCard } }
        : { responseCode: "AS200", pending: outcome(call, testCard) }),
    })
    const language = readLanguage(fields.get("language"), "RU")
    const answered = answeredOrder(order, [operation], { language, now, packetSeconds: true })
    const cvc = `${call.origin}/pay/pay.cfm?CFSID=${order.cfsid}`
    return {
      service: "tokenpay",
      orders: [answered],
      ...(token.kind === "panOnly" ? { extra: { firstcode: "3", secondcode: "115", continueurl: cvc } } : {}),
    }
  },
}

async function tokenPayment({ unit, merchant, now }: ServiceCall, token: PaymentToken): Promise<TokenPayment> {
  if (token.kind === "stored") {
    const stored = await unit.cards.find(merchant.merchantId, token.customerNumber, token.token)
    if (!stored) throw assistError("unknownCard")
    return { card: stored.card, testCard: stored.testCard }
  }
  const known = testCardNamed(token.testCard)
  if (!known) throw assistError("malformedToken")
  if (token.kind === "panOnly") return { card: snapshotCard(typedTestCard(known, now)), testCard: known.name }
  return { card: snapshotMeans(token.mean), testCard: known.name }
}

function outcome({ merchant, decline, now }: ServiceCall, testCard: string): PendingPayment {
  const { tokenPaySeconds, slowBankSeconds } = merchant.settings
  const behaviour = decline ? ({ kind: "decline", code: "AS100" } as const) : testCardNamed(testCard)?.behaviour
  const seconds = behaviour?.kind === "slow" ? slowBankSeconds : tokenPaySeconds
  const until = new Date(now.getTime() + seconds * 1000).toISOString()
  return { kind: "slow", until, code: behaviour?.kind === "decline" ? behaviour.code : "AS000" }
}
