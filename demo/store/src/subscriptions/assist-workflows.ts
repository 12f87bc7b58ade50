import type { MedusaContainer } from "@medusajs/framework/types"

type Workflow<Input, Result> = (container: MedusaContainer) => {
  run(given: { input: Input }): Promise<{ result: Result }>
}

export interface Agreement {
  readonly id: string
  readonly until: string
}

export interface ChargedMonth {
  readonly status: "paid" | "pending" | "declined" | "returned"
  readonly order_id: string | null
  readonly order_number: string
  readonly retry_at: string | null
}

/** What this store uses of `medusa-payment-assist/workflows`. */
export interface AssistWorkflows {
  readonly agreeOnRecurringPaymentsWorkflow: Workflow<
    { payment_session_id: string; min_amount: number; max_amount: number; period_days: number; until: string },
    Agreement
  >
  readonly chargeAgreementWorkflow: Workflow<{ agreement_id: string; payment_collection_id: string }, ChargedMonth>
}

// Named by a variable, so that nothing looks for the plugin before it is asked for: this store is also built and started without it
// (`npm run demo -- --without-plugin`). Your own store imports the workflows by name, as docs/subscriptions.md does.
const plugin: string = "medusa-payment-assist/workflows"

/** The plugin's workflows. */
export const assistWorkflows = async (): Promise<AssistWorkflows> => await import(plugin)
