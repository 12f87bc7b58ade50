/** How a reply leaves the server; anything but "whole" is a fault on demand. */
export type Delivery = "whole" | "hang" | "drop" | "truncated"

/** An HTTP reply as a value: made by handlers, sent in one place. */
export interface Reply {
  status: number
  headers: Record<string, string>
  body: string | Buffer
  delivery?: Delivery
  /** How long a hanging socket is held before it is destroyed; without it, until the client gives up. */
  holdMs?: number
}

/** An HTML page. */
export function htmlReply(body: string, status = 200): Reply {
  return { status, headers: { "content-type": "text/html; charset=utf-8" }, body }
}

/** A JSON document. */
export function jsonReply(body: unknown, status = 200): Reply {
  return { status, headers: { "content-type": "application/json; charset=utf-8" }, body: JSON.stringify(body) }
}

/** 302: the redirect the documents describe for the way to the payment page and back to the shop (protocol 3.1, 3.3). */
export function redirect(location: string): Reply {
  return { status: 302, headers: { location }, body: "" }
}
