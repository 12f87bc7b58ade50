import { signNotification } from "../../sandbox/src/testing/index.ts"

/** A notification as Assist posts it, with a right check value for `secret`: computed by the sandbox, not by the plugin. */
export function notificationBody(
  orderNumber: string,
  more: Record<string, string> = {},
  secret = "s3cr3t-word",
): string {
  const fields = {
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
  return new URLSearchParams(signNotification(fields, secret)).toString()
}
