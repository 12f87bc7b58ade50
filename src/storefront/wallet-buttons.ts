import { AssistPaymentError } from "./assist-payment-error.ts"
import { goTo } from "./go-to.ts"
import { callStore, sessionPath, storeUrl } from "./store.ts"
import { type TakePaymentOptions, takePayment } from "./take-payment.ts"
import type { WalletData } from "./types.ts"
import { applePay } from "./wallets/apple-pay.ts"
import { drawButton, type WalletButton } from "./wallets/button.ts"
import { browserDevice, type WalletDevice } from "./wallets/device.ts"
import { googlePay } from "./wallets/google-pay.ts"
import type { Checkout, Sheet, WalletName } from "./wallets/wallet.ts"

export interface WalletButtonsOptions extends TakePaymentOptions {
  /** Gets the buttons; what was in it goes. */
  readonly container: HTMLElement
  /** `payment_url` of the session; `/assist/pay/<session>` at `baseUrl` by default. */
  readonly paymentUrl?: string
  /** Stands on the wallets' sheets; the page's host by default. */
  readonly shopName?: string
  /** `TEST` pays nothing: Google's test cards. `PRODUCTION` by default. */
  readonly googleEnvironment?: "TEST" | "PRODUCTION"
  /** Words on the buttons; the names of the wallets and "Pay by card" by default. */
  readonly labels?: Partial<Record<WalletButton["wallet"], string>>
  /** Draws a button in the shop's own way: it calls `press` when clicked, or leads to `href`. Nothing: drawn as usual. */
  readonly render?: (button: WalletButton) => HTMLElement | undefined
  /** `false`: no link to Assist's page where no wallet can pay. */
  readonly fallback?: boolean
  /** Takes the buttons away. A payment under way goes on, and is told of. */
  readonly signal?: AbortSignal
  /** Instead of the browser's wallets: for tests, and for wallets that are played. */
  readonly device?: WalletDevice
}

export interface WalletButtons {
  /** The wallets that are shown, in their order; none: the link to Assist's page. */
  readonly wallets: readonly WalletName[]
  /** Why the store could not say which wallets there are. The link is shown then, and pays all the same. */
  readonly problem?: AssistPaymentError
  /** Takes the buttons away. */
  remove(): void
}

const LABELS = { apple_pay: "Apple Pay", google_pay: "Google Pay", samsung_pay: "Samsung Pay", page: "Pay by card" }

/**
 * Shows a button for each wallet that can pay this session on this device, or the link to Assist's page. A click opens the
 * wallet's sheet, pays with its token and follows the payment to its end; a second click meanwhile does nothing.
 *
 * @throws {AssistPaymentError} `aborted`
 */
export async function walletButtons(options: WalletButtonsOptions): Promise<WalletButtons> {
  const { container, sessionId, signal, device = browserDevice } = options
  const path = sessionPath(sessionId)
  const checkout: Checkout = {
    device,
    shopName: options.shopName ?? location.hostname,
    googleEnvironment: options.googleEnvironment,
    validate: (validation_url) => callStore(options, `${path}/apple-pay-session`, { body: { validation_url } }),
  }

  let problem: AssistPaymentError | undefined
  const { apple_pay, google_pay, samsung_pay } = await callStore<{ wallets?: WalletData }>(options, `${path}/wallets`, {
    signal,
  }).then(
    ({ wallets = {} }) => wallets,
    (error): WalletData => {
      problem = error
      return {}
    },
  )
  const sheets = await Promise.all([
    unlessBroken(apple_pay && applePay(apple_pay, checkout)),
    unlessBroken(google_pay && googlePay(google_pay, checkout)),
  ])
  if (signal?.aborted) throw new AssistPaymentError("aborted", signal.reason)

  const href = options.paymentUrl ?? storeUrl(options, `/assist/pay/${encodeURIComponent(sessionId)}`)
  // The signal is about the buttons: a payment under way is followed to its end.
  const taking = { ...options, signal: undefined }
  const shown = new Map<WalletButton["wallet"], HTMLElement>()
  for (const sheet of sheets) if (sheet) show(sheet.wallet, sheet)
  // Samsung has nothing for a shop's page: its wallet pays on Assist's.
  if (samsung_pay && device.hasSamsungPay()) show("samsung_pay")
  const wallets = [...shown.keys()] as WalletName[]
  if (!shown.size && options.fallback !== false) show("page")
  container.replaceChildren(...shown.values())
  signal?.addEventListener("abort", remove)
  return { wallets, problem, remove }

  function show(wallet: WalletButton["wallet"], sheet?: Sheet): void {
    const press = () => void (sheet ? takePayment(sheet, taking, setState) : goTo(href, options.navigate))
    const button = { wallet, label: options.labels?.[wallet] ?? LABELS[wallet], href: sheet ? undefined : href, press }
    const drawn = options.render?.(button) ?? sheet?.drawButton?.(press)
    shown.set(wallet, drawn ?? drawButton(button, container.ownerDocument))
  }

  function setState(busy: boolean, off: boolean): void {
    container.setAttribute("aria-busy", String(busy))
    for (const element of shown.values()) element.toggleAttribute("disabled", off)
  }

  function remove(): void {
    for (const element of shown.values()) element.remove()
  }
}

/** What cannot be asked cannot pay. */
const unlessBroken = <T>(asked: Promise<T> | undefined) => asked?.catch(() => undefined)
