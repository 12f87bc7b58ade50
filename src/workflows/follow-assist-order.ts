import {
  createStep,
  createWorkflow,
  StepResponse,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { followOrder } from "../follow/follow-order"

const followAssistOrderStep = createStep(
  "follow-assist-order-step",
  async (input: { order_number: string }, { container }) => {
    const followed = await followOrder(container, input.order_number)
    return new StepResponse({
      known: Boolean(followed),
      status: followed?.view.status,
      order_id: followed?.orderId,
      released: followed?.released,
      problem: followed?.problem,
    })
  },
)

/**
 * Asks Assist about one payment (`order_number` = payment session id) and brings Medusa's books in line with it.
 * The same that a notification and the background job do; safe to run at any time and as often as wanted.
 */
export const followAssistOrderWorkflow = createWorkflow(
  "follow-assist-order",
  (input: WorkflowData<{ order_number: string }>) => new WorkflowResponse(followAssistOrderStep(input)),
)
