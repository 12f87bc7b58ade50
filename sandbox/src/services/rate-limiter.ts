import { assistError } from "../protocol/assist-error.ts"
import type { MerchantRow } from "../store/rows.ts"

/** Requests per second and merchant. That a limit exists is documented (1/3), its number is not (protocol 6.1). */
export class RateLimiter {
  readonly #recent = new Map<string, number[]>()

  /** Counts a request, or refuses it. */
  check(merchant: MerchantRow, now: Date): void {
    const limit = merchant.settings.rateLimitPerSecond
    if (limit <= 0) return
    const since = now.getTime() - 1000
    const recent = (this.#recent.get(merchant.merchantId) ?? []).filter((at) => at > since)
    this.#recent.set(merchant.merchantId, recent)
    if (recent.length >= limit) throw assistError("rateLimited")
    recent.push(now.getTime())
  }
}
