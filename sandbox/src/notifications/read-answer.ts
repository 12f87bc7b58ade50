/** What a shop's reply to a notification means. */
export type Answer = { kind: "success" } | { kind: "failure"; codes: string } | { kind: "none"; why: string }

/**
 * Reads a `pushpaymentresult` (protocol 7.4), bare or in a SOAP envelope: what a success looks like in SOAP is not known,
 * so either will do, with its codes as attributes or as elements. A failure answer stops delivery just as a success does;
 * anything that is neither counts as "no answer". What Assist makes of a good body under a bad HTTP status, or of a success that does not
 * echo the billnumber and packetdate, is unknown: both are "no answer" here, so a shop that does it is found out.
 */
export function readAnswer(status: number, body: string, sent: Record<string, string>): Answer {
  // SOAP 1.1 sends its faults with HTTP 500.
  const fault = status === 500 || (status >= 200 && status <= 299) ? soapFault(body) : null
  if (fault) return { kind: "failure", codes: fault }
  if (status < 200 || status > 299) return { kind: "none", why: `HTTP ${status}` }
  const root = /<(?:[\w-]+:)?pushpaymentresult\b([^>]*?)(\/>|>([\s\S]*)<\/(?:[\w-]+:)?pushpaymentresult\s*>)/i.exec(
    body,
  )
  if (!root) return { kind: "none", why: "no pushpaymentresult in the reply" }
  const [, attributes = "", , content = ""] = root
  const first = attribute(attributes, "firstcode") ?? element(content, "firstcode")
  const second = attribute(attributes, "secondcode") ?? element(content, "secondcode")
  if (first === null || second === null) return { kind: "none", why: "pushpaymentresult without its codes" }
  if (first !== "0" || second !== "0") return { kind: "failure", codes: `${first}/${second}` }
  for (const name of ["billnumber", "packetdate"]) {
    const echoed = element(content, name)
    if (echoed !== sent[name])
      return { kind: "none", why: `the answer does not repeat the ${name} of the notification` }
  }
  return { kind: "success" }
}

function attribute(text: string, name: string): string | null {
  return new RegExp(`\\b${name}\\s*=\\s*["']\\s*(\\d+)\\s*["']`).exec(text)?.[1] ?? null
}

function element(text: string, name: string): string | null {
  const found = new RegExp(`<(?:[\\w-]+:)?${name}\\b[^>]*>([^<]*)</`, "i").exec(text)
  return found?.[1]?.trim() ?? null
}

/** A SOAP fault is a failure; first and second code stand in faultcode and faultstring (protocol 7.4). */
function soapFault(body: string): string | null {
  if (!/<(?:[\w-]+:)?Envelope\b/.test(body) || !/<(?:[\w-]+:)?Fault\b/.test(body)) return null
  return `${element(body, "faultcode") ?? "?"}/${element(body, "faultstring") ?? "?"}`
}
