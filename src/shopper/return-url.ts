/** What a return address may be told about the payment. */
export interface ReturnParameters {
  readonly order_id?: string
  readonly cart_id?: string
  readonly session_id: string
  readonly reason?: string
}

/** Given only where the address asks for it: whoever has it can read and change the cart. */
const ASKED_FOR_ONLY: ReadonlySet<string> = new Set(["cart_id"])

/**
 * Fills the placeholders of a return address from `returnUrls`. With `append`, parameters that have no placeholder
 * are added to the query, so that a plain checkout address still learns which payment failed and why.
 */
export function returnUrl(template: string, parameters: ReturnParameters, append: boolean): string {
  const known = Object.entries(parameters).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(known.find(([key]) => key === name)?.[1] ?? ""),
  )
  if (!append) return filled
  const url = new URL(filled)
  for (const [name, value] of known) {
    if (ASKED_FOR_ONLY.has(name) || template.includes(`{${name}}`) || url.searchParams.has(name)) continue
    url.searchParams.set(name, value)
  }
  return url.toString()
}
