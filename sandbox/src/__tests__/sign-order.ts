import { createHash } from "node:crypto"

const md5 = (text: string) => createHash("md5").update(text).digest("hex")

/** Parameters of order.cfm with a correct Checkvalue, computed here by the formula of protocol 8.1. */
export function signedOrder(fields: Record<string, string>, delimiter = ";", secretWord = "s3cr3t-word") {
  const order: Record<string, string> = {
    Merchant_ID: "123456",
    OrderAmount: "199.90",
    OrderCurrency: "BYN",
    Delay: "1",
    Language: "EN",
    ...fields,
  }
  const x = ["Merchant_ID", "OrderNumber", "OrderAmount", "OrderCurrency", "CustomerNumber"]
    .filter((name) => order[name] !== undefined)
    .map((name) => order[name])
    .join(delimiter)
  return { ...order, Checkvalue: md5((md5(secretWord) + md5(x)).toUpperCase()).toUpperCase() }
}
