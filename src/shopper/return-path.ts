/** Where Assist sends a shopper back to, below the option `backendUrl`. */
export function returnPath(sessionId: string): string {
  return `/assist/return/${encodeURIComponent(sessionId)}`
}
