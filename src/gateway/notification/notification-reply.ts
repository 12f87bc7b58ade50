import { escapeText } from "../decode/normalize-xml"

const PROLOG = '<?xml version="1.0" encoding="UTF-8"?>'

/** "Received": Assist does not repeat the notification. Echoes what it sent, as received (protocol 7.4). */
export function acceptXml(notification: { readonly billNumber: string; readonly packetDate: string }): string {
  const billNumber = xmlText(notification.billNumber)
  const packetDate = xmlText(notification.packetDate)
  return `${PROLOG}\n<pushpaymentresult firstcode="0" secondcode="0"><order><billnumber>${billNumber}</billnumber><packetdate>${packetDate}</packetdate></order></pushpaymentresult>`
}

/**
 * "Refused, for good": Assist stops repeating (protocol 7.2), so this is for permanent reasons only. When the store
 * is in trouble, answer with no valid XML at all.
 */
export function rejectXml(first: number | string, second: number | string): string {
  return `${PROLOG}\n<pushpaymentresult firstcode="${code(first)}" secondcode="${code(second)}"></pushpaymentresult>`
}

/** The replies of protocol 7.4. */
export const notificationReply = { acceptXml, rejectXml } as const

function code(value: number | string): string {
  const text = String(value)
  if (!/^\d{1,3}$/.test(text)) throw new RangeError(`"${text}" is not a code of Assist's`)
  return text
}

function xmlText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 cannot hold them, not even escaped
  return escapeText(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ""))
}
