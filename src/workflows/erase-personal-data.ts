import {
  createStep,
  createWorkflow,
  StepResponse,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { type ErasurePerson, erasePersonalData } from "../owner/personal-data/erase-personal-data"

const eraseAssistPersonalDataStep = createStep(
  "erase-assist-personal-data-step",
  async (input: ErasurePerson, { container }) => new StepResponse(await erasePersonalData(container, input)),
)

/**
 * Removes from the plugin's tables what names a person: `{ customer_id }`, or `{ email }` for guests (docs/privacy.md). Moves no
 * money, cannot be undone, and may be run as often as wanted. Answers `{ order_numbers, erased, kept }`: where, how many rows
 * of each table, and what stays with the reason for it.
 */
export const eraseAssistPersonalDataWorkflow = createWorkflow(
  "erase-assist-personal-data",
  (input: WorkflowData<ErasurePerson>) => new WorkflowResponse(eraseAssistPersonalDataStep(input)),
)
