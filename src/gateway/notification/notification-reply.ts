import { xmlText } from "../decode/xml-text"

const PROLOG = '<?xml version="1.0" encoding="UTF-8"?>'
const SOAP = "http://schemas.xmlsoap.org/soap/envelope/"

interface Received {
  readonly billNumber: string
  readonly packetDate: string
  /** Absent means `form`. */
  readonly format?: "form" | "soap"
}

/**
 * "Received": Assist does not repeat the notification. Echoes what it sent, as received, and in the form in which it
 * came (protocol 7.4). What the body of a SOAP success looks like is in no document; it holds the same element.
 */
export function acceptXml(notification: Received): string {
  const billNumber = xmlText(notification.billNumber)
  const packetDate = xmlText(notification.packetDate)
  const result = `<pushpaymentresult firstcode="0" secondcode="0"><order><billnumber>${billNumber}</billnumber><packetdate>${packetDate}</packetdate></order></pushpaymentresult>`
  return `${PROLOG}\n${notification.format === "soap" ? envelope(result) : result}`
}

/**
 * "Refused, for good": Assist stops repeating (protocol 7.2), so this is for permanent reasons only. When the store
 * is in trouble, answer with no valid XML at all. In SOAP a refusal is a fault with the first code as `faultcode` and
 * the second as `faultstring` (protocol 7.4).
 */
export function rejectXml(first: number | string, second: number | string, format: "form" | "soap" = "form"): string {
  const [firstCode, secondCode] = [code(first), code(second)]
  const reply =
    format === "soap"
      ? envelope(
          `<SOAP-ENV:Fault><faultcode>${firstCode}</faultcode><faultstring>${secondCode}</faultstring><detail/></SOAP-ENV:Fault>`,
        )
      : `<pushpaymentresult firstcode="${firstCode}" secondcode="${secondCode}"></pushpaymentresult>`
  return `${PROLOG}\n${reply}`
}

/** The replies of protocol 7.4. */
export const notificationReply = { acceptXml, rejectXml } as const

function envelope(inside: string): string {
  return `<SOAP-ENV:Envelope xmlns:SOAP-ENV="${SOAP}"><SOAP-ENV:Body>${inside}</SOAP-ENV:Body></SOAP-ENV:Envelope>`
}

function code(value: number | string): string {
  const text = String(value)
  if (!/^\d{1,3}$/.test(text)) throw new RangeError(`"${text}" is not a code of Assist's`)
  return text
}
