import {
  createStep,
  createWorkflow,
  StepResponse,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { type ChargeAgreementInput, chargeAgreement } from "../owner/agreements/charge-agreement"

// Not repeated by the engine and not undone: what becomes of the call is in the plugin's own ledger.
const chargeAgreementStep = createStep(
  "charge-assist-agreement-step",
  async (input: ChargeAgreementInput, { container }) => new StepResponse(await chargeAgreement(container, input)),
)

/**
 * Takes a payment under an agreement, for what a payment collection asks for, and books it (docs/subscriptions.md). For a store's
 * own schedule. Run twice for one collection it pays once. Answers `{ status, order_id, response_code, retry_at, … }`.
 */
export const chargeAgreementWorkflow = createWorkflow(
  "charge-assist-agreement",
  (input: WorkflowData<ChargeAgreementInput>) => new WorkflowResponse(chargeAgreementStep(input)),
)
