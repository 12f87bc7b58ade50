import { AssistError } from "../assist-error"
import { charsetOf, decoderFor } from "../decode/charset"
import { Malformed } from "../decode/malformed"
import { parseOperationType, parseOrderState, parseTestMode, shortBillNumber, toMoney } from "../decode/values"
import type { BillNumber, OrderNumber } from "../model"
import { scrubFields } from "../scrub"
import type { AssistNotification } from "./assist-notification"
import { decodeFormFields } from "./form-fields"
import { decodeSoapFields, type SoapNotification } from "./soap-fields"

/** A real notification has about 50 short fields; order positions, when switched on, make it longer. */
const MAX_BYTES = 1024 * 1024

/**
 * Reads what Assist posts to the shop: a form (protocol 7.3), or a SOAP envelope where the merchant's protocol is SOAP
 * or SOAP EXT (protocol 7.4); in the charset it declares, else UTF-8.
 * Says nothing about who sent it: see `AssistClient.verifyNotification`. Throws AssistError `malformed` (or
 * `too_large`).
 */
export function decodeNotification(body: Uint8Array, contentType: string | undefined): AssistNotification {
  if (body.byteLength > MAX_BYTES) {
    throw new AssistError("too_large", `the notification has more than ${MAX_BYTES} bytes`, { service: "notification" })
  }
  try {
    return read(body, contentType)
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    throw new AssistError("malformed", `the notification cannot be read: ${error.message}`, {
      service: "notification",
      raw: Buffer.from(body.subarray(0, 4096)).toString("latin1"),
    })
  }
}

/** As which a message comes, by its Content-Type; its answer, a refusal too, must have the same form (protocol 7.4). */
export function notificationFormat(contentType: string | undefined): "form" | "soap" {
  return /xml/.test(mediaType(contentType)) ? "soap" : "form"
}

function mediaType(contentType: string | undefined): string {
  return (contentType ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? ""
}

function read(body: Uint8Array, contentType: string | undefined): AssistNotification {
  const type = mediaType(contentType)
  if (/json|multipart/.test(type)) {
    throw new Malformed(`it comes as "${type}"; set the protocol of result sending to POST in Assist's settings`)
  }
  if (notificationFormat(contentType) === "soap") return fromFields("soap", decodeSoapFields(body, contentType))
  const fields = decodeFormFields(body, decoderFor(charsetOf(contentType) ?? "utf-8"))
  return fromFields("form", { fields, operations: [] })
}

function fromFields(format: "form" | "soap", { fields, operations }: SoapNotification): AssistNotification {
  const text = (key: string) => (fields[key] ?? "").trim()
  for (const key of ["merchant_id", "ordernumber", "billnumber"]) {
    if (text(key) === "") throw new Malformed(`it has no ${key}`)
  }
  return {
    format,
    merchantId: text("merchant_id"),
    orderNumber: text("ordernumber") as OrderNumber,
    billNumber: text("billnumber"),
    shortBillNumber: shortBillNumber(text("billnumber")) as BillNumber,
    packetDate: text("packetdate"),
    state: parseOrderState(text("orderstate")),
    stateText: text("orderstate"),
    operationType: parseOperationType(text("operationtype")),
    orderMoney: toMoney(text("orderamount"), text("ordercurrency")),
    operationMoney: toMoney(text("amount"), text("currency")),
    testMode: parseTestMode(text("testmode")),
    responseCode: text("responsecode").toUpperCase(),
    checkValue: text("checkvalue"),
    signature: text("signature"),
    operations,
    fields,
    scrubbedFields: () => scrubFields(fields),
  }
}
