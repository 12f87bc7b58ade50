/** Pairs of first and second code this sandbox answers with, named after the tables of seed 004. */
export const CODES = {
  rateLimited: [1, 3],
  internal: [2, 1],
  noMerchant: [3, 100],
  noLogin: [3, 101],
  noPassword: [3, 102],
  noCurrency: [3, 105],
  noOrderNumber: [3, 107],
  noAmount: [3, 108],
  noBillnumber: [3, 143],
  malformedRequest: [4, 0],
  malformedMerchant: [4, 100],
  malformedOrderNumber: [4, 107],
  malformedAmount: [4, 108],
  wrongFormat: [5, 103],
  wrongCurrency: [5, 105],
  wrongAmount: [5, 108],
  wrongDelay: [5, 109],
  noMeansAllowed: [5, 111],
  wrongBillnumber: [5, 143],
  wrongCheckValue: [5, 158],
  wrongRefundId: [5, 216],
  wrongLogin: [7, 101],
  wrongPassword: [7, 102],
  unknownMerchant: [10, 100],
  unknownOrder: [10, 201],
  duplicateOrder: [11, 107],
  duplicateRefundId: [11, 216],
  partialReversalForbidden: [15, 300],
  chargeForbidden: [15, 307],
  cancelForbidden: [15, 308],
  serviceForbidden: [15, 350],
} as const satisfies Record<string, readonly [number, number]>

/** A request Assist cannot process: answered as `firstcode`/`secondcode` with HTTP 200 (protocol 2.3). */
export class AssistError extends Error {
  readonly firstCode: number
  readonly secondCode: number

  constructor(codes: readonly [number, number]) {
    super(`Assist error ${codes[0]}/${codes[1]}`)
    this.name = "AssistError"
    this.firstCode = codes[0]
    this.secondCode = codes[1]
  }
}

/** An error of {@link CODES} by its name. */
export function assistError(name: keyof typeof CODES): AssistError {
  return new AssistError(CODES[name])
}
