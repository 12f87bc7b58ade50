import type { ClientContext } from "../client-context"
import type { OrderNumber, Outcome } from "../model"
import { sendMoney } from "../money-operation"
import { RequestCheck } from "../request/check-request"
import { FreeText } from "../request/free-text"
import { type OrderFormParams, orderFields } from "../request/order-fields"
import { type Payer, payerFields } from "../request/payer"
import { credentialFields, requestEncoding } from "../request/service-fields"
import { classifyTokenPayment, type TokenPayment } from "./classify-token-payment"
import { isCardToken } from "./stored-cards"

/** A token of a wallet, or of a card stored at Assist (seed 004, protocol 9.1). */
export type PaymentToken =
  /** What the wallet's SDK gave, as JSON text or as its object. */
  | { readonly type: "apple_pay" | "google_pay" | "samsung_pay" | "mir_pay"; readonly token: string | object }
  | { readonly type: "stored_card"; readonly token: string; readonly customerNumber: string }

/** An order with the token that pays it (seed 004). */
export interface TokenPayRequest
  extends Omit<OrderFormParams, "paymentMeans" | "cardCheck" | "extraFields" | "mobileDevice" | "testMode"> {
  readonly token: PaymentToken
  /** The payer's; 3-D Secure 2 needs it (protocol 9.1). */
  readonly clientIp?: string
  readonly signal?: AbortSignal
}

const TOKEN_TYPES = { apple_pay: "1", google_pay: "2", samsung_pay: "3", stored_card: "5", mir_pay: "6" } as const
const LONGEST_TOKEN = 64 * 1024
/** "Да" in the table of seed 004; without them Assist refuses. */
const REQUIRED = ["Lastname", "Firstname", "Email"] as const

/** A field of the payer without which Assist takes no token. */
export type RequiredPayerField = (typeof REQUIRED)[number]

/** Which of the required fields a payer lacks, or has in a form that Assist would not keep. Asks nobody. */
export function missingPayerFields({ options }: ClientContext, payer: Payer): RequiredPayerField[] {
  const fields = payerFields(new FreeText(new RequestCheck("tokenpay"), options.freeText), payer)
  return REQUIRED.filter((name) => !fields[name])
}

/** Has this the form of what a wallet gives: a JSON object, as such or as text, not too long. */
export function isWalletToken(token: unknown): token is string | object {
  if (typeof token !== "string" && (typeof token !== "object" || token === null)) return false
  const text = typeof token === "string" ? token : JSON.stringify(token)
  return text.length <= LONGEST_TOKEN && isJsonObject(text)
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === "object" && value !== null && !Array.isArray(value)
  } catch {
    // The runtime's message would quote the token.
    return false
  }
}

/**
 * Pays with a token (seed 004). `done` means that Assist took the payment on: its order is usually still in process
 * and must be read later; with `continueUrl` the payer must go there first. Sent once, and once more after Assist's rate limit. Rejects only for a request
 * that is wrong in itself.
 */
export async function tokenPay(context: ClientContext, request: TokenPayRequest): Promise<Outcome<TokenPayment>> {
  const service = "tokenpay"
  const path = "/pay/tokenpay.cfm"
  const check = new RequestCheck(service)
  const fields = {
    ...credentialFields(context, ["json", "soap"]),
    ...orderFields(context, check, request),
    TokenType: TOKEN_TYPES[request.token.type],
    PaymentToken: tokenText(check, request.token),
  } as Record<string, string>
  if (fields["TokenType"] === undefined)
    check.refuse("TokenType", `must be one of ${Object.keys(TOKEN_TYPES).join(", ")}`)
  for (const name of REQUIRED) if (!fields[name]) check.refuse(name, "is required for a payment by token")
  if (request.clientIp !== undefined) fields["ClientIP"] = check.clientIp(request.clientIp)
  const encoding = requestEncoding(context, service)

  const asked = { path, orderNumber: request.orderNumber as OrderNumber, money: request.money }
  return sendMoney(context, { service, path, fields, encoding, signal: request.signal }, (result) =>
    classifyTokenPayment(context, asked, result),
  )
}

function tokenText(check: RequestCheck, token: PaymentToken): string {
  if (token.type === "stored_card") {
    if (!isCardToken(token.token)) {
      check.refuse("PaymentToken", "must hold the UUID of a stored card")
    }
    return JSON.stringify({ Token: token.token, CustomerNumber: check.customerNumber(token.customerNumber) })
  }
  const text = typeof token.token === "string" ? token.token : JSON.stringify(token.token)
  if (text.length > LONGEST_TOKEN) check.refuse("PaymentToken", "is too long to be a payment token")
  if (!isJsonObject(text)) check.refuse("PaymentToken", "must be a JSON object, as the wallet gave it")
  return text
}
