import { findElement, readXml, type XmlElement, XmlError } from "../soap/read-xml.ts"

/** What a shop's reply to a notification means. */
export type Answer = { kind: "success" } | { kind: "failure"; codes: string } | { kind: "none"; why: string }

/**
 * Reads a `pushpaymentresult` (protocol 7.4), bare or in a SOAP envelope: what a success looks like in SOAP is not known,
 * so either will do, with its codes as attributes or as elements. A failure answer stops delivery just as a success does;
 * anything that is neither counts as "no answer". What Assist makes of a good body under a bad HTTP status, or of a success that does not
 * echo the billnumber and packetdate, is unknown: both are "no answer" here, so a shop that does it is found out.
 */
export function readAnswer(status: number, body: string, sent: Record<string, string>): Answer {
  const document = readDocument(body)
  // SOAP 1.1 sends its faults with HTTP 500.
  const fault = status === 500 || (status >= 200 && status <= 299) ? soapFault(document) : null
  if (fault) return { kind: "failure", codes: fault }
  if (status < 200 || status > 299) return { kind: "none", why: `HTTP ${status}` }
  const root = document && findElement(document, "pushpaymentresult")
  if (!root) return { kind: "none", why: "no pushpaymentresult in the reply" }
  const [first, second] = [codeOf(root, "firstcode"), codeOf(root, "secondcode")]
  if (first === undefined || second === undefined) return { kind: "none", why: "pushpaymentresult without its codes" }
  if (first !== "0" || second !== "0") return { kind: "failure", codes: `${first}/${second}` }
  for (const name of ["billnumber", "packetdate"]) {
    if (textOf(root, name) !== sent[name])
      return { kind: "none", why: `the answer does not repeat the ${name} of the notification` }
  }
  return { kind: "success" }
}

/** The reply as XML; null when it is none. */
function readDocument(body: string): XmlElement | null {
  try {
    return readXml(body)
  } catch (error) {
    if (error instanceof XmlError) return null
    throw error
  }
}

/** A code, as an attribute or as an element. A shop's text that is no number is none. */
function codeOf(root: XmlElement, name: string): string | undefined {
  const text = root.attributes[name]?.trim() ?? textOf(root, name)
  return text !== undefined && /^\d+$/.test(text) ? text : undefined
}

function textOf(within: XmlElement, name: string): string | undefined {
  return findElement(within, name)?.text.trim()
}

/** A SOAP fault is a failure; first and second code stand in faultcode and faultstring (protocol 7.4). */
function soapFault(document: XmlElement | null): string | null {
  const fault = document?.name === "Envelope" ? findElement(document, "Fault") : undefined
  return fault ? `${textOf(fault, "faultcode") ?? "?"}/${textOf(fault, "faultstring") ?? "?"}` : null
}
