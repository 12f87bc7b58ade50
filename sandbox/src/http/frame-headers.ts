/**
 * A shop may show the payment page in a frame: payrequest's address may be "an iframe's src" (protocol 3.2), and the pages
 * below /pay/ that the shopper comes to from there stay in it. Nothing real can be clicked away on them. Everything else,
 * above all the cabinet, where a click moves money without a login, is in nobody's frame.
 */
export function frameHeaders(path: string): Record<string, string> {
  if (/^\/pay\//i.test(path)) return {}
  return { "content-security-policy": "frame-ancestors 'none'", "x-frame-options": "DENY" }
}
