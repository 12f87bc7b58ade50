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
import { Refused } from "../refusals/refused"
import { saying } from "../refusals/saying"
import { OPERATION_WORDS } from "../refusals/words"

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

const AMOUNT_OF = {
  charge: OPERATION_WORDS.charge,
  refund: OPERATION_WORDS.refund,
  session: { en: "payment session", ru: "платёжная сессия", be: "плацежная сесія" },
} as const

/**
 * Reads a row that core has committed before calling the provider.
 * @throws MedusaError when it cannot be read: a capture or refund is then refused, never guessed (design rule 5)
 */
export async function committedRow<T>(
  service: RowService<T> | undefined,
  id: string | undefined,
  what: keyof typeof AMOUNT_OF,
): Promise<T> {
  if (!id) throw unreadable(what, "Medusa passed no idempotency_key")
  try {
    return await (service as RowService<T>).retrieve(id)
  } catch (error) {
    throw unreadable(what, (error as Error).message)
  }
}

function unreadable(what: keyof typeof AMOUNT_OF, why: string): Refused {
  const said = saying("amount_unreadable", { operation: AMOUNT_OF[what], why })
  return new Refused(MedusaError.Types.UNEXPECTED_STATE, said)
}
