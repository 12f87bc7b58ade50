import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type {
  BigNumberRawValue,
  CaptureDTO,
  Logger,
  PaymentDTO,
  PaymentSessionDTO,
  RefundDTO,
} from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

interface RowService<T> {
  retrieve(id: string, config?: { relations?: string[] }): Promise<T>
  list(filters: Record<string, unknown>, config?: { relations?: string[]; take?: number }): Promise<T[]>
  update(data: Record<string, unknown>): Promise<T>
}

/** Amount columns come with their exact form, which the public types leave out. */
type Exact = { raw_amount?: BigNumberRawValue }

/** What the payment module's own container holds for its providers (contract 2.2). */
export interface PaymentCradle {
  logger: Logger
  __pg_connection__: Knex
  captureService: RowService<CaptureDTO & Exact & { payment_id: string }>
  refundService: RowService<RefundDTO & Exact & { payment_id: string; metadata?: Record<string, unknown> | null }>
  paymentService: RowService<PaymentDTO>
  paymentSessionService: RowService<PaymentSessionDTO & Exact>
}

/**
 * Reads a row that core has committed before calling the provider.
 * @throws MedusaError when it cannot be read: a capture or refund is then refused, never guessed (design rule 5)
 */
export async function committedRow<T>(
  service: RowService<T> | undefined,
  id: string | undefined,
  what: string,
): Promise<T> {
  if (!id) throw unreadable(what, "Medusa passed no idempotency_key")
  try {
    return await (service as RowService<T>).retrieve(id)
  } catch (error) {
    throw unreadable(what, (error as Error).message)
  }
}

function unreadable(what: string, why: string): MedusaError {
  return new MedusaError(
    MedusaError.Types.UNEXPECTED_STATE,
    `The amount of this ${what} could not be read from Medusa (${why}). Nothing was sent to Assist. This Medusa version may be newer than the plugin: update medusa-payment-assist.`,
  )
}
