import { AssistClient, type AssistClientOptions, currencyCode, minorUnits, type OrderNumber } from "../../src/gateway"
import type { Sandbox } from "../support/sandbox"

export const MERCHANT = {
  merchantId: "123456",
  login: "shoplogin",
  password: "Passw0rd1",
  secretWords: ["s3cr3t-word"],
} as const

const clients: AssistClient[] = []

/** A client of the sandbox's merchant. */
export function clientOf(sandbox: Sandbox, options: Partial<AssistClientOptions> = {}): AssistClient {
  const client = new AssistClient({ serverUrl: sandbox.url, ...MERCHANT, secretWords: ["s3cr3t-word"], ...options })
  clients.push(client)
  return client
}

export async function closeClients(): Promise<void> {
  await Promise.all(clients.splice(0).map((client) => client.close()))
}

export const byn = (kopecks: number) => ({ amount: minorUnits(kopecks), currency: currencyCode("BYN") })

let counter = 0
/** A number no order has had before. */
export const newNumber = () => `GW-${process.pid}-${++counter}` as OrderNumber

/** The beginning of a query's window. */
export const yesterday = () => new Date(Date.now() - 24 * 60 * 60 * 1000)

/** Takes a shopper's browser to the payment page: posts the form to order.cfm. */
export async function openOrder(
  client: AssistClient,
  params: Omit<Parameters<AssistClient["orderForm"]>[0], "orderNumber">,
): Promise<OrderNumber> {
  const orderNumber = newNumber()
  const { action, fields } = client.orderForm({ orderNumber, ...params })
  const reply = await fetch(action, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" })
  const location = reply.headers.get("location") ?? ""
  if (reply.status >= 400 || location.includes("ErrorID=")) throw new Error(`order.cfm: ${reply.status} ${location}`)
  return orderNumber
}
