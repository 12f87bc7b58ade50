/**
 * The address of one of the pages an order is paid on. Its key is base64, as in seed 004's sample, and so has characters
 * an address must escape.
 */
export function pageAddress(page: "pay" | "acs" | "result", { cfsid }: { cfsid: string }, language?: string): string {
  const key = `/pay/${page}.cfm?CFSID=${encodeURIComponent(cfsid)}`
  return language === undefined ? key : `${key}&lang=${language}`
}
