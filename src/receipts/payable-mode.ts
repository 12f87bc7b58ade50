/**
 * The payment mode (FPMode) of a line of which a part is covered by an advance: a gift card, store credit, a credit line or an
 * earlier payment.
 *
 * Assist wants lines that add up to what is paid now (protocol 10) and has one kind of payment for a receipt, so a receipt
 * "in full, 70 by card, 30 offset from an advance" cannot be said. What can be said truthfully depends on what the receipt is:
 *
 * - a prepayment (1, 2): the card pays a part before the goods are handed over, which is seed 004's mode 2, "Частичная
 *   предварительная оплата". The lines go down to what is paid now; "prepayment 100 %" becomes 2. The advance is offset on the
 *   receipt of the handover, as every prepayment is.
 * - an advance (3): names no goods and stays what it is, an advance of what is paid now.
 * - at the handover (4 to 7): the line must show the whole price with the advance offset. Lowering the price instead would
 *   declare a discount that was not given. Refused: `undefined`.
 */
export function payableMode(mode: number): number | undefined {
  if (mode === 1 || mode === 2) return 2
  return mode === 3 ? 3 : undefined
}
