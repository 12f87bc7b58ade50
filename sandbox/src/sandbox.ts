import type { RequestLog } from "./control/request-log.ts"
import type { NotificationSender } from "./notifications/sender.ts"
import type { RateLimiter } from "./services/rate-limiter.ts"
import type { Store } from "./store/store.ts"
import type { BearerTokens } from "./token-api/bearer-tokens.ts"

/** The parts every handler may need. */
export interface Sandbox {
  store: Store
  sender: NotificationSender
  requests: RequestLog
  limiter: RateLimiter
  tokens: BearerTokens
  /** Names the Host header may have, besides loopback ones. */
  allowedHosts: readonly string[]
  /** The merchant the control API and the cabinet mean when none is named. */
  defaultMerchantId: string
}
