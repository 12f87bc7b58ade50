import type { RequestLog } from "./control/request-log.ts"
import type { NotificationSender } from "./notifications/sender.ts"
import type { RateLimiter } from "./services/rate-limiter.ts"
import type { Store } from "./store/store.ts"

/** The parts every handler may need. */
export interface Sandbox {
  store: Store
  sender: NotificationSender
  requests: RequestLog
  limiter: RateLimiter
  /** The merchant the control API and the cabinet mean when none is named. */
  defaultMerchantId: string
}
