import { createHash } from "node:crypto"

/** Parts this use of the hash from every other one of the same text. */
const PURPOSE = "medusa-payment-assist/stored-card:"
const ID = /^card_[0-9a-f]{32}$/

/**
 * The name of a stored card outside this server: made of its token, which pays, and leading to it nowhere. A card is looked up
 * by this name in the list of its own customer's cards only, so that a guessed or copied one opens nothing (design rule 13).
 */
export function cardId(token: string): string {
  return `card_${createHash("sha256").update(PURPOSE).update(token.toLowerCase()).digest("hex").slice(0, 32)}`
}

export function isCardId(text: string): boolean {
  return ID.test(text)
}
