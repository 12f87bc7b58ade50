import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { completeCartWorkflowId } from "@medusajs/medusa/core-flows"
import { logLine } from "../observe/log-line"
import { type CompletionError, UNPLACED_CAUSES, type UnplacedCause, whyNever } from "../payments/unplaced"
import { readCartFacts } from "./read-cart-facts"

/** A cart of which no order came. Its text is for the owner; core's own, which names parts of programs, is in the log. */
export class CartNotCompleted extends Error {
  constructor(
    /** Why it never will; undefined: the next try may succeed. */
    readonly never: UnplacedCause | undefined,
    /** The plugin's own reason for refusing the payment, where it was the one that refused. */
    readonly code: string | undefined,
  ) {
    super(
      never
        ? UNPLACED_CAUSES[never]
        : "Medusa could not place the order yet: the store's log says why. It is tried again.",
    )
  }
}

/**
 * Makes the cart an order, with its payment.
 * @throws CartNotCompleted
 */
export async function completeCart(container: MedusaContainer, cartId: string, providerId: string): Promise<void> {
  const engine = container.resolve(Modules.WORKFLOW_ENGINE)
  // By id through the engine, as core's own webhook does: the run is then stored and idempotent per cart.
  const { errors } = await engine.run(completeCartWorkflowId, { input: { id: cartId }, throwOnError: false })
  const error = errors?.[0]?.error as CompletionError | undefined
  if (!error) return
  // Where the shop cannot be read, nothing is said of its cart either.
  const facts = await readCartFacts(container, cartId, providerId).catch(() => undefined)
  const never = facts && whyNever(error, facts)
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(logLine({ operation: "complete_cart", outcome: never ?? "failed" }, `${cartId}: ${error.message}`))
  throw new CartNotCompleted(never, error.code)
}
