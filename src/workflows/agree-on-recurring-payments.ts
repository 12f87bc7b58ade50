import {
  createStep,
  createWorkflow,
  StepResponse,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { type AgreeInput, agree } from "../owner/agreements/agree"

const agreeStep = createStep(
  "agree-on-assist-recurring-payments-step",
  async (input: AgreeInput, { container }) => new StepResponse(await agree(container, input)),
)

/**
 * Notes what the shopper of a payment session agrees to by paying it: later payments without them (docs/subscriptions.md). Run it
 * before the shopper is sent to pay. Sends nothing. Answers the agreement; its `id` is what later payments are taken by.
 */
export const agreeOnRecurringPaymentsWorkflow = createWorkflow(
  "agree-on-assist-recurring-payments",
  (input: WorkflowData<AgreeInput>) => new WorkflowResponse(agreeStep(input)),
)
