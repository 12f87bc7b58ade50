import type { Core } from "./world/core"
import type { MemoryLedger } from "./world/memory-ledger"

/** Core's two workflows a follower runs, over the model's books. */
export function coreFlows() {
  const core = (container: { resolve(key: string): Core }) => container.resolve("model")
  const kopecks = (amount: string | undefined, whole: number) => (amount ? Math.round(Number(amount) * 100) : whole)
  return {
    completeCartWorkflowId: "complete-cart",
    capturePaymentWorkflow: (container: { resolve(key: string): Core }) => ({
      run: ({ input }: { input: { amount?: string; is_captured?: boolean } }) =>
        core(container).capture(kopecks(input.amount, core(container).due), input.is_captured),
    }),
    // Only after Assist refused the number; another number is another history.
    createPaymentSessionsWorkflow: () => ({
      run: async () => {
        throw new Error("a refused payment is tried again under another number")
      },
    }),
    refundPaymentWorkflow: (container: { resolve(key: string): Core }) => ({
      run: ({ input }: { input: { amount: string; metadata?: Record<string, unknown> } }) =>
        core(container).refund(kopecks(input.amount, 0), input.metadata ?? null),
    }),
  }
}

/** What the list of discrepancies is asked over the model's ledger; an order number is opened there, too. */
export function discrepancyStore(ledger: Pick<MemoryLedger, "openDiscrepancy" | "openOf" | "resolve">) {
  return {
    open: (...asked: Parameters<MemoryLedger["openDiscrepancy"]>) => ledger.openDiscrepancy(...asked),
    openOf: (orderNumber: string) => ledger.openOf(orderNumber),
    resolve: (...asked: Parameters<MemoryLedger["resolve"]>) => ledger.resolve(...asked),
  }
}
