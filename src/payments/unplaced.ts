/**
 * Why money that was paid goes back: what keeps a payment from becoming an order, or a part of one. Closed: each has its words
 * in the languages of the admin (src/owner/texts/cause-texts.ts).
 */
export const UNPLACED_CAUSES = {
  product_gone: "A product in the cart was deleted while the shopper paid.",
  out_of_stock: "There is not enough stock left of a product in the cart.",
  shipping_gone: "The shipping option of the cart is gone, or does not fit its goods any more.",
  region_closed: "The cart's region is gone, or this way to pay was switched off in it.",
  cart_gone: "The cart was deleted or emptied while the shopper paid.",
  refused_by_shop: "A check of the shop (promotion limits, its own rules) refused the order.",
  not_completed: "Medusa kept failing to place the order, and the time for it is over.",
  session_gone: "The payment session is gone: the cart was changed or abandoned.",
  session_closed: "The payment session was closed before the payment arrived.",
  order_canceled: "The order was canceled before the payment arrived.",
  paid_otherwise: "The order was already paid in another way.",
  nothing_owed: "The order was changed before the payment arrived, and owes nothing any more.",
} as const

/** Why money that was paid goes back. */
export type UnplacedCause = keyof typeof UNPLACED_CAUSES

/** What a look may find about a cart that cannot become an order: as Medusa has it at this moment. */
export interface CartFacts {
  readonly exists: boolean
  readonly lines: readonly {
    /** It names a variant, and the variant or its product is not there any more. */
    readonly gone: boolean
    readonly ships: boolean
    readonly profile: string | undefined
    /** False: stock is kept for it, and no location of the sales channel has enough. */
    readonly inStock: boolean
  }[]
  /** Shipping profiles of the shipping options that still exist. */
  readonly profiles: readonly (string | undefined)[]
  readonly regionTakesPayment: boolean
}

/** What core's error says of itself. */
export interface CompletionError {
  readonly type?: string | undefined
  readonly code?: string | undefined
  readonly message: string
}

/** Somebody else is completing the cart, or has authorized it: what is read meanwhile may be half of their work. */
const RIVAL = /lock|already being completed|already exists/i
/** Core and a shop's own checks say so of what was asked for; a database never does. */
const REFUSES: ReadonlySet<string | undefined> = new Set(["not_allowed", "invalid_data"])

/**
 * Can the cart never become an order? Told by what the shop looks like, not by what core threw: a deleted product makes core
 * fail with a TypeError, and a database that is away can make it refuse.
 * @returns why never; undefined: it may still succeed
 */
export function whyNever(error: CompletionError, cart: CartFacts): UnplacedCause | undefined {
  if (error.code?.startsWith("assist_") || error.type === "conflict" || RIVAL.test(error.message)) return undefined
  const { lines } = cart
  if (!cart.exists || lines.length === 0) return "cart_gone"
  if (lines.some(({ gone }) => gone)) return "product_gone"
  if (!cart.regionTakesPayment) return "region_closed"
  const unshipped = lines.some(({ ships, profile }) => ships && !cart.profiles.includes(profile))
  if (unshipped) return "shipping_gone"
  if (!REFUSES.has(error.type)) return undefined
  return lines.some(({ inStock }) => !inStock) ? "out_of_stock" : "refused_by_shop"
}
