import type { ClientContext } from "../client-context"
import { Malformed } from "../decode/malformed"
import { nodesOf, type RawNode, textOf } from "../decode/raw-node"
import type { Urgency } from "../http/call-budget"
import { RequestCheck } from "../request/check-request"
import { askAssist } from "./ask-assist"

/** Whose cards: the customer's number the shop sent with a payment (protocol 9.5). */
export interface StoredCardsQuery {
  readonly customerNumber: string
  readonly signal?: AbortSignal
  /** Whose turn among the merchant's calls it waits for. Default `money`. */
  readonly urgency?: Urgency
}

/** A card that a customer has let Assist keep (protocol 9.5). */
export interface StoredCard {
  /** Pays together with the customer's number: to be shown and logged nowhere. */
  readonly token: string
  /** Such as `VISA`; empty when Assist does not say. */
  readonly brand: string
  readonly last4: string
  /** `MM.YYYY`. */
  readonly expires: string
  readonly bank: string
  /** False: it can pay no more. */
  readonly active: boolean
  /** A payment with it stops until the payer has entered CVC on Assist's page. */
  readonly needsCvc: boolean
}

/** A stored card to be removed. */
export interface ForgetCardRequest {
  readonly customerNumber: string
  readonly token: string
  readonly signal?: AbortSignal
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Has this the form of a stored card's token? */
export function isCardToken(token: string): boolean {
  return UUID.test(token)
}

/** The cards of a customer (protocol 9.5). A read: repeated when that helps. Throws AssistError. */
export async function storedCards(context: ClientContext, query: StoredCardsQuery): Promise<StoredCard[]> {
  const check = new RequestCheck("storedcards")
  return askAssist(context, {
    service: "storedcards",
    path: context.options.storedCardsPath,
    fields: { ...account(context), customernumber: check.customerNumber(query.customerNumber) },
    encoding: "flat_json",
    signal: query.signal,
    urgency: query.urgency,
    repeatable: true,
    mayBeList: true,
    read: ({ content }) => nodesOf(content, "list").map(readCard),
  })
}

/** Removes a stored card (protocol 9.5). Sent once: a card that is gone already is refused. Throws AssistError. */
export async function forgetStoredCard(context: ClientContext, request: ForgetCardRequest): Promise<void> {
  const check = new RequestCheck("forgetcard")
  if (!isCardToken(request.token)) check.refuse("token", "must hold the UUID of a stored card")
  await askAssist(context, {
    service: "forgetcard",
    path: "/pay/oneclick/v1/rem_token.cfm",
    fields: {
      ...account(context),
      customernumber: check.customerNumber(request.customerNumber),
      token: request.token,
    },
    encoding: "flat_json",
    signal: request.signal,
    repeatable: false,
    mayBeList: true,
    read: () => undefined,
  })
}

function account({ options }: ClientContext): Record<string, string> {
  return { merchant_id: options.merchantId, login: options.login, password: options.password }
}

function readCard(node: RawNode): StoredCard {
  const token = textOf(node, "token")
  if (!isCardToken(token)) throw new Malformed("a card of the list has no token")
  return {
    token,
    brand: textOf(node, "brand"),
    last4: /^\d{4}$/.exec(textOf(node, "post"))?.[0] ?? "",
    expires: /^(?:0[1-9]|1[0-2])\.\d{4}$/.exec(textOf(node, "expire"))?.[0] ?? "",
    bank: textOf(node, "bank"),
    active: isTrue(textOf(node, "active")),
    needsCvc: isTrue(textOf(node, "needcvc")),
  }
}

/** JSON's booleans arrive as 1 and 0; Assist's other JSON writes numbers and booleans as texts at times (protocol 16). */
function isTrue(text: string): boolean {
  return text === "1" || text.toLowerCase() === "true"
}
