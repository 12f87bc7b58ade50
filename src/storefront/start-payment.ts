import { AssistPaymentError } from "./assist-payment-error.ts"
import { goTo, pageUrl } from "./go-to.ts"
import { callStore, type StoreOptions } from "./store.ts"

interface Session {
  readonly id: string
  readonly provider_id?: string
  readonly data?: Record<string, unknown>
}

export type StartPaymentOptions = StoreOptions & {
  /** `false`: only returns the address. */
  readonly redirect?: boolean
  /** How the browser is sent on; `location.assign` by default. */
  readonly navigate?: (url: string) => void
  readonly signal?: AbortSignal
} & (
    | {
        readonly paymentCollectionId: string
        /** `pp_assist_<id>`. */
        readonly providerId: string
      }
    /** A payment session that was made before, as the store's API shows it. */
    | { readonly session: Session }
  )

export interface StartedPayment {
  readonly sessionId: string
  /** Where the shopper pays. */
  readonly paymentUrl: string
}

const running = new Map<string, Promise<Session | undefined>>()

/**
 * Makes a payment session of Assist, unless one is given, and sends the browser to its `payment_url`. Called twice at once it
 * makes one session: the second one would close the first.
 *
 * @throws {AssistPaymentError}
 */
export async function startPayment(options: StartPaymentOptions): Promise<StartedPayment> {
  const session = "session" in options ? options.session : await createOnce(options)
  if (!session) throw new AssistPaymentError("not_assist")
  const paymentUrl = pageUrl(session.data?.["payment_url"])
  if (options.redirect !== false) goTo(paymentUrl, options.navigate)
  return { sessionId: session.id, paymentUrl }
}

interface Created {
  readonly payment_collection?: { readonly payment_sessions?: readonly Session[] }
}

function createOnce(options: Extract<StartPaymentOptions, { providerId: string }>): Promise<Session | undefined> {
  const { paymentCollectionId, providerId, signal } = options
  const path = `/store/payment-collections/${encodeURIComponent(paymentCollectionId)}/payment-sessions`
  const key = path + providerId
  const going = running.get(key)
  if (going) return going
  const session = callStore<Created>(options, path, { body: { provider_id: providerId }, signal })
    .then((made) => made.payment_collection?.payment_sessions?.findLast((of) => of.provider_id === providerId))
    .finally(() => running.delete(key))
  running.set(key, session)
  return session
}
