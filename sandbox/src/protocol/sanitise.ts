/** Parameters that keep their characters: JSON, base64 and credentials would not survive the first rule of protocol 12. */
const EXEMPT = new Set([
  "chequeitems",
  "paymenttoken",
  "signature",
  "checkvalue",
  "login",
  "password",
  "cfsid",
  "outcfsid",
])
const NUMBERS = new Set(["ordernumber", "bill"])
const COMMENTS = new Set(["ordercomment", "address", "bill_comment", "comment"])

/**
 * Removes characters the way Assist's automatic validation does: silently (protocol 12).
 * OrderNumber keeps its spaces: docs.assist.ru removes them, the Belarusian page does not and the page on return URLs
 * explains how a space in `ordernumber` is encoded.
 */
export function sanitise(name: string, value: string): string {
  const key = name.toLowerCase()
  if (EXEMPT.has(key)) return value
  if (key.startsWith("url_return")) return value.replace(/%3c|%3e|[<>]/gi, "").replaceAll('&&"', '&"')
  if (NUMBERS.has(key)) return value.replace(/[<>'";]/g, "")
  if (COMMENTS.has(key)) return value.replace(/[<>=\\]/g, "")
  return value.replace(/[<>"='/\\();#]/g, "")
}
