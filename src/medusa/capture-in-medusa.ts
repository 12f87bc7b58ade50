import type { MedusaContainer } from "@medusajs/framework/types"
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"
import { formatAmount, type MinorUnits } from "../gateway"

type CaptureInput = Parameters<ReturnType<typeof capturePaymentWorkflow>["run"]>[0] extends { input?: infer I }
  ? I
  : never

/** A capture in Medusa, and so at Assist. */
export interface CaptureInMedusa {
  readonly paymentId: string
  /** Absent: the whole. Medusa's own sum may have more than two decimals; only so core captures exactly all of it. */
  readonly amount: MinorUnits | undefined
  readonly by: string
  /** Assist has charged it already: core only books it. */
  readonly isCaptured?: boolean
}

/** Through core's workflow: the module alone would leave the order's transactions wrong (contract 2.1). */
export async function captureInMedusa(
  container: MedusaContainer,
  { paymentId, amount, by, isCaptured }: CaptureInMedusa,
): Promise<void> {
  const input = {
    payment_id: paymentId,
    ...(amount === undefined ? {} : { amount: formatAmount(amount) }),
    captured_by: by,
    ...(isCaptured && { is_captured: true }),
  }
  // The sum is passed on to the database as it is; a decimal string keeps it exact.
  await capturePaymentWorkflow(container).run({ input: input as CaptureInput })
}
