import { Agent, request } from "undici"
import type { ApplePayOnPages } from "../../merchant/wallet-options"

/** Apple's own servers for merchant sessions, in China too; their names are Apple's (design section 6). */
const APPLE_HOSTS = /^(?:cn-)?apple-pay-gateway(?:-[a-z0-9-]+)?\.apple\.com$/
const CONNECT_MS = 3_000
const ANSWER_MS = 8_000
/** Apple's sessions have about 5 kB. */
const LONGEST_ANSWER = 64 * 1024

/** How the connection is made: replaced in tests, which cannot be Apple. */
export type AppleConnect = NonNullable<ConstructorParameters<typeof Agent>[0]>["connect"]

/** Is this one of the addresses Apple's sheet gives for validation? Anything else would be asked with the shop's certificate. */
export function isAppleAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, port, username, password } = new URL(address)
  return protocol === "https:" && port === "" && username + password === "" && APPLE_HOSTS.test(hostname)
}

/**
 * Asks Apple for a merchant session (Apple Pay JS, `onvalidatemerchant`), with the shop's certificate. Redirects are not
 * followed, and Apple has to answer within seconds: the sheet waits for half a minute.
 * @param address checked with `isAppleAddress`
 * @throws Error when Apple gives none; its text names no secret
 */
export async function merchantSession(
  { merchantIdentifier, displayName, domain, certificate, privateKey }: ApplePayOnPages,
  address: string,
  connect: AppleConnect = { cert: certificate, key: privateKey, timeout: CONNECT_MS },
): Promise<object> {
  const agent = new Agent({ connect, maxResponseSize: LONGEST_ANSWER })
  try {
    const { statusCode, body } = await request(address, {
      dispatcher: agent,
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ merchantIdentifier, displayName, initiative: "web", initiativeContext: domain }),
      headersTimeout: ANSWER_MS,
      bodyTimeout: ANSWER_MS,
      signal: AbortSignal.timeout(ANSWER_MS),
    })
    if (statusCode !== 200) throw new Error(`Apple answered with HTTP ${statusCode}`)
    const session: unknown = await body.json()
    if (typeof session !== "object" || session === null) throw new Error("Apple's answer is no merchant session")
    return session
  } finally {
    await agent.destroy().catch(() => undefined)
  }
}
