import type { Core } from "./world/core"

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
    refundPaymentWorkflow: (container: { resolve(key: string): Core }) => ({
      run: ({ input }: { input: { amount: string; metadata?: Record<string, unknown> } }) =>
        core(container).refund(kopecks(input.amount, 0), input.metadata ?? null),
    }),
  }
}
