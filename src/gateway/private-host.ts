import { BlockList, isIP } from "node:net"

/** Addresses that the internet does not route: this machine, private networks, links, providers' inner networks. */
const PRIVATE = new BlockList()
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const)
  PRIVATE.addSubnet(network, prefix, "ipv4")
for (const [network, prefix] of [
  ["::", 127], // unspecified and loopback
  ["fc00::", 7],
  ["fe80::", 10],
] as const)
  PRIVATE.addSubnet(network, prefix, "ipv6")

/** Names that public DNS never answers for (RFC 6761, 6762, 8375), and the private one of ICANN. */
const PRIVATE_NAME = /\.(?:localhost|local|internal|test|home\.arpa)$/

/**
 * Whether a host is this machine or in a private network, where messages may travel without TLS and where the internet cannot
 * reach. Numbers are addresses only when they are whole ones: `10.evil.com` is a name like any other.
 * @param hostname as `URL` writes it: in lower case, IPv6 in brackets, IPv4 in four numbers however it was given
 */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "")
  const version = isIP(host)
  // An IPv4 address inside an IPv6 one (`::ffff:10.0.0.1`) is found by the rules of the former.
  if (version !== 0) return PRIVATE.check(host, version === 6 ? "ipv6" : "ipv4")
  // A name of one word is that of this machine, of a container or of a neighbor.
  return !host.includes(".") || PRIVATE_NAME.test(host)
}
