import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { completeCartWorkflowId } from "@medusajs/medusa/core-flows"

/** A cart that cannot become an order, with core's reason. `final`: trying again cannot help. */
export class CartNotCompleted extends Error {
  constructor(
    readonly final: boolean,
    message: string,
  ) {
    super(message)
  }
}

export async function completeCart(container: MedusaContainer, cartId: string): Promise<void> {
  const engine = container.resolve(Modules.WORKFLOW_ENGINE)
  // By id through the engine, as core's own webhook does: the run is then stored and idempotent per cart.
  const { errors } = await engine.run(completeCartWorkflowId, { input: { id: cartId }, throwOnError: false })
  const error = errors?.[0]?.error
  if (!error) return
  const type = (error as { type?: string }).type
  // Core answers "you may not" for lasting reasons (no stock, no shipping); anything else may pass (lock, database).
  const final = type === MedusaError.Types.NOT_ALLOWED || type === MedusaError.Types.INVALID_DATA
  throw new CartNotCompleted(final, error.message)
}
