import type { OptionsOf } from "../support/store"

const WALLETS = { googlePay: {}, applePay: {}, samsungPay: {}, mirPay: {} }

/** The second merchant leaves the rest of a partial capture blocked. */
export const LEAVING_THE_REST: OptionsOf = async () => ({ both: { wallets: WALLETS }, one: { autoDeposit: false } })
