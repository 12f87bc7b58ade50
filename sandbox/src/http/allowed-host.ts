import { BlockList, isIP } from "node:net"

const loopback = new BlockList()
loopback.addSubnet("127.0.0.0", 8, "ipv4")
loopback.addAddress("::1", "ipv6")

/** A name or an address that leads to this machine only, whoever resolves it. */
export function isLoopback(name: string): boolean {
  const bare = name.toLowerCase().replace(/^\[(.*)\]$/, "$1")
  const family = isIP(bare)
  if (family === 0) return bare === "localhost" || bare.endsWith(".localhost")
  return loopback.check(bare, family === 6 ? "ipv6" : "ipv4")
}

/** An address as URLs and Host headers write it. */
export function bracketed(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host
}

/** The name in a Host header, without its port; "" when there is none to be seen. */
export function hostName(header: string): string {
  const url = `http://${header.trim()}`
  return URL.canParse(url) ? new URL(url).hostname : ""
}

/**
 * Says whether a request was meant for this sandbox. Where there is no login, the browser's same-origin policy is all that
 * keeps other sites out, and a site whose own name suddenly resolves to 127.0.0.1 (DNS rebinding) is the same origin. Its
 * requests still carry its name. Browsers always send one, so a request without any is no site's.
 */
export function isAllowedHost(header: string | undefined, allowed: readonly string[]): boolean {
  if (header === undefined) return true
  const name = hostName(header)
  return isLoopback(name) || allowed.includes(name)
}
