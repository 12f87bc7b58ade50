import { AsyncLocalStorage } from "node:async_hooks"

const running = new AsyncLocalStorage<string>()

/** Runs a cancellation of a payment that the plugin itself asks Medusa for. */
export function asOwnCancel<T>(paymentId: string, work: () => Promise<T>): Promise<T> {
  return running.run(paymentId, work)
}

/** In the provider's hook: did the plugin ask for this cancellation, and not core's order cancel? */
export function isOwnCancel(paymentId: string): boolean {
  return running.getStore() === paymentId
}
