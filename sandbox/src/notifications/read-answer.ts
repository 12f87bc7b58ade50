/** What a shop's reply to a notification means. */
export type Answer = { kind: "success" } | { kind: "failure"; codes: string } | { kind: "none"; why: string }

/**
 * Reads a `pushpaymentresult` (protocol 7.4). A failure answer stops delivery just as a success does; anything that is
 * neither counts as "no answer". What Assist makes of a good body under a bad HTTP status, or of a success that does not
 * echo the billnumber and packetdate, is unknown: both are "no answer" here, so a shop that does it is found out.
 */
export function readAnswer(status: number, body: string, sent: Record<string, string>): Answer {
  if (status < 200 || status > 299) return { kind: "none", why: `HTTP ${status}` }
  const root = /<pushpaymentresult\b([^>]*?)(\/>|>([\s\S]*)<\/pushpaymentresult\s*>)/.exec(body)
  if (!root) return { kind: "none", why: "no pushpaymentresult in the reply" }
  const [, attributes = "", , content = ""] = root
  const first = attribute(attributes, "firstcode")
  const second = attribute(attributes, "secondcode")
  if (first === null || second === null) return { kind: "none", why: "pushpaymentresult without its codes" }
  if (first !== "0" || second !== "0") return { kind: "failure", codes: `${first}/${second}` }
  for (const name of ["billnumber", "packetdate"]) {
    const echoed = new RegExp(`<${name}>([^<]*)</${name}>`).exec(content)?.[1]?.trim()
    if (echoed !== sent[name])
      return { kind: "none", why: `the answer does not repeat the ${name} of the notification` }
  }
  return { kind: "success" }
}

function attribute(text: string, name: string): string | null {
  return new RegExp(`\\b${name}\\s*=\\s*["']\\s*(\\d+)\\s*["']`).exec(text)?.[1] ?? null
}
