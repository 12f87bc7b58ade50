/** Which Personal Account belongs to a server's domain (protocol section 2). */
const CABINETS: Readonly<Record<string, string>> = {
  "paysec.by": "https://account.paysec.by",
  "paysecure.ru": "https://account.paysecure.ru",
}

/** The merchant's cabinet at Assist. A server of another name (a simulator) is taken to have its own below `/cabinet`. */
export function cabinetUrl(serverUrl: string): string {
  const { hostname } = new URL(serverUrl)
  const domain = Object.keys(CABINETS).find((name) => hostname === name || hostname.endsWith(`.${name}`))
  return (domain && CABINETS[domain]) ?? `${serverUrl}/cabinet`
}
