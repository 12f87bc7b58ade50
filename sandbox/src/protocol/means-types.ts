/** A means of payment as replies name it. */
export interface MeansType {
  /** Null for a means whose id no document names: the field is sent empty then, and only the name tells. */
  meanTypeId: number | null
  meanTypeName: string
}

/** Wallets of protocol 11.4. */
export const APPLE_PAY: MeansType = { meanTypeId: 60, meanTypeName: "ApplePay" }
export const SAMSUNG_PAY: MeansType = { meanTypeId: 61, meanTypeName: "SamsungPay" }
export const GOOGLE_PAY: MeansType = { meanTypeId: 62, meanTypeName: "GooglePay" }

/** Faster Payments (СБП): neither its id nor its name in replies is published (protocol 11.4); the name is ours. */
export const SBP: MeansType = { meanTypeId: null, meanTypeName: "SBP" }
