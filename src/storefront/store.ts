import { AssistPaymentError, type AssistPaymentErrorCode } from "./assist-payment-error.ts"

/** How the store's API is reached. */
export interface StoreOptions {
  /** Address of the Medusa server, as the js-sdk takes it. */
  readonly baseUrl: string
  readonly publishableKey: string
  /** Bearer token of a customer who is logged in, or what gives the current one (`() => sdk.client.getToken()`). Without: cookies. */
  readonly token?: string | (() => string | null | undefined | Promise<string | null | undefined>)
  /** Language of messages for the shopper (`Accept-Language`); the browser's own by default. */
  readonly language?: string
}

const CODES: Readonly<Record<number, AssistPaymentErrorCode>> = {
  401: "unauthorized",
  404: "not_found",
  409: "server",
  429: "server",
}

const ANSWERS_WITHIN = 20_000

/**
 * One call of the store's API.
 *
 * @param limit milliseconds after which the store counts as not answering; mobile networks let requests hang for minutes
 * @throws {AssistPaymentError} only this
 */
export async function callStore<T extends object>(
  store: StoreOptions,
  path: string,
  { body, signal, limit = ANSWERS_WITHIN }: { body?: object; signal?: AbortSignal; limit?: number },
): Promise<T> {
  const controller = new AbortController()
  const stop = () => controller.abort()
  const timer = setTimeout(stop, limit)
  signal?.addEventListener("abort", stop, controller)
  let status = 0
  let content: (T & { message?: string }) | undefined
  try {
    signal?.throwIfAborted()
    const { token, language } = store
    const bearer = typeof token === "function" ? await token() : token
    const answer = await fetch(storeUrl(store, path), {
      method: body ? "POST" : "GET",
      headers: {
        "x-publishable-api-key": store.publishableKey,
        ...(body && { "content-type": "application/json" }),
        ...(bearer && { authorization: `Bearer ${bearer}` }),
        ...(language && { "accept-language": language }),
      },
      body: body && JSON.stringify(body),
      credentials: token ? "omit" : "include",
      signal: controller.signal,
    })
    status = answer.status
    content = await answer.json()
  } catch (error) {
    // A refusal without words is a refusal all the same.
    if (status < 400) throw new AssistPaymentError(signal?.aborted ? "aborted" : "network", error)
  } finally {
    clearTimeout(timer)
    // The listener goes with it.
    stop()
  }
  if (content && status < 400) return content
  const code = CODES[status] ?? (status < 500 ? "refused" : "server")
  throw new AssistPaymentError(code, undefined, content?.message, status, content)
}

/** The plugin's routes about one payment session. */
export const sessionPath = (sessionId: string) => `/store/assist/payment-sessions/${encodeURIComponent(sessionId)}`

export const storeUrl = ({ baseUrl }: StoreOptions, path: string) => baseUrl.replace(/\/+$/, "") + path
