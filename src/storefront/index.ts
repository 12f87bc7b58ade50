export { AssistPaymentError, type AssistPaymentErrorCode } from "./assist-payment-error.ts"
export { type PayByTokenOptions, payByToken } from "./pay-by-token.ts"
export { type ReadPaymentOptions, readPayment } from "./read-payment.ts"
export { type StartedPayment, type StartPaymentOptions, startPayment } from "./start-payment.ts"
export type { StoreOptions } from "./store.ts"
export type { ApplePayData, GooglePayData, Payment, PaymentStatus, PaymentToken, WalletData } from "./types.ts"
export { type WaitForPaymentOptions, waitForPayment } from "./wait-for-payment.ts"
export {
  type WalletButtons,
  type WalletButtonsOptions,
  walletButtons,
} from "./wallet-buttons.ts"
export type { WalletButton } from "./wallets/button.ts"
export type {
  ApplePaySessionClass,
  ApplePaySheet,
  GooglePaymentsApi,
  GooglePaymentsClient,
  WalletDevice,
} from "./wallets/device.ts"
export type { WalletName } from "./wallets/wallet.ts"
