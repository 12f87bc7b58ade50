import { createHash } from "node:crypto"

const md5 = (text: string) => createHash("md5").update(text).digest("hex")

/** Protocol 8.2, written out once more so that a mistake in the plugin cannot cancel itself out. */
function checkValue(secret: string, fields: Record<string, string>): string {
  const x = ["merchant_id", "ordernumber", "amount", "currency", "orderstate"].map((name) => fields[name]).join("")
  return md5((md5(secret) + md5(x)).toUpperCase()).toUpperCase()
}

/** A notification as Assist posts it, with a right check value for `secret`. */
export function notificationBody(
  orderNumber: string,
  more: Record<string, string> = {},
  secret = "s3cr3t-word",
): string {
  const fields: Record<string, string> = {
    merchant_id: "123456",
    ordernumber: orderNumber,
    billnumber: "5112223334445556",
    amount: "100.00",
    currency: "BYN",
    orderamount: "100.00",
    ordercurrency: "BYN",
    orderstate: "Delayed",
    operationtype: "100",
    responsecode: "AS000",
    packetdate: "01.06.2024 09:01:47",
    ...more,
  }
  return new URLSearchParams({ ...fields, checkvalue: checkValue(secret, fields) }).toString()
}
