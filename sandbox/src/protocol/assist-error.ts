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
  noBill: [3, 228],
  noDevice: [3, 221],
  unknownBill: [10, 228],
  noReceipt: [3, 179],
  noCustomer: [3, 202],
  noToken: [3, 218],
  malformedRequest: [4, 0],
  malformedSoap: [4, 215],
  malformedMerchant: [4, 100],
  malformedOrderNumber: [4, 107],
  malformedAmount: [4, 108],
  malformedCustomer: [4, 202],
  wrongFormat: [5, 103],
  wrongDate: [5, 104],
  wrongCurrency: [5, 105],
  wrongAmount: [5, 108],
  wrongDelay: [5, 109],
  noMeansAllowed: [5, 111],
  wrongMeanType: [5, 111],
  wrongOperationType: [5, 145],
  wrongOperationState: [5, 146],
  wrongReceipt: [5, 179],
  wrongTokenType: [5, 217],
  wrongBillnumber: [5, 143],
  wrongCheckValue: [5, 158],
  wrongRefundId: [5, 216],
  malformedToken: [4, 218],
  wrongLogin: [7, 101],
  wrongPassword: [7, 102],
  wrongBearer: [7, 221],
  wrongRegistration: [7, 221],
  wrongSignature: [9, 0],
  unknownMerchant: [10, 100],
  unknownCard: [10, 203],
  unknownReceipt: [10, 179],
  unknownOrder: [10, 201],
  duplicateOrder: [11, 107],
  duplicateRefundId: [11, 216],
  duplicateBill: [11, 228],
  lockedOrder: [12, 201],
  partialReversalForbidden: [15, 300],
  paymentForbidden: [15, 306],
  chargeForbidden: [15, 307],
  cancelForbidden: [15, 308],
  revokeForbidden: [15, 309],
  recurringForbidden: [15, 320],
  declineForbidden: [15, 201],
  serviceForbidden: [15, 350],
  foreignMerchant: [19, 100],
} as const satisfies Record<string, readonly [number, number]>

/** A request Assist cannot process: answered as `firstcode`/`secondcode` (protocol 2.3). */
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
