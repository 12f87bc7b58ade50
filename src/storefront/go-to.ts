import { AssistPaymentError } from "./assist-payment-error.ts"

/**
 * An address that a browser may be sent to: a page, never `javascript:`.
 *
 * @throws {AssistPaymentError} `not_assist`
 */
export function pageUrl(url: unknown): string {
  if (typeof url !== "string" || !/^(https?:\/)?\//i.test(url)) throw new AssistPaymentError("not_assist", url)
  return url
}

export function goTo(url: unknown, navigate: (url: string) => void = (to) => location.assign(to)): void {
  navigate(pageUrl(url))
}
