import type { BillNumber, OrderNumber } from "../../../gateway"
import type { DiscrepancyCode } from "../../../payments/discrepancy"
import type { Announced } from "../../../payments/facts"
import type { KnownStages } from "../../../payments/stage"
import type { UnplacedCause } from "../../../payments/unplaced"
import type { LinesWish } from "../../../receipts/choose-lines"
import type { ReceiptLine } from "../../../receipts/receipt-line"

/** A row of `assist_order`. */
export interface LedgerOrder {
  id: string
  order_number: OrderNumber
  /** The payment session that was sent to pay under this number. */
  opened_session_id: string
  /** The payment session it pays for now: the same one, until an order edit moves its hold. */
  session_id: string
  provider_id: string
  merchant_id: string
  /** The agreement on recurring payments it makes, or is taken under. */
  agreement_id: string | null
  amount: string
  currency: string
  /** What was asked for; what Assist did is in `stages`. */
  two_stage: boolean
  stages: KnownStages["seen"] | null
  opened_at: Date
  /** Assist's payment page, where this server asked for it (option `openOrder`). */
  payment_link: string | null
  /** Until when that address certainly leads there; null: not known. */
  payment_link_until: Date | null
  /** Lines of the receipt the payment was last asked for with; what Assist made of them is what it reports. */
  receipt_lines: readonly ReceiptLine[] | null
  chosen_lines: ChosenForNext | null
  /** Where the shopper goes on with a payment by token, and of which attempt. */
  continue_url: string | null
  continue_billnumber: string | null
  billnumber: BillNumber | null
  orderstate: string | null
  summary: OrderSummary | null
  /** Why its attempts without money ended, oldest first; null: none did. */
  refusals: readonly string[] | null
  read_at: Date | null
  /** The operations at Assist it was last followed with, as `operationKeys`; null: not yet. */
  followed_operations: readonly string[] | null
  due_at: Date | null
  due_tries: number
  hold_until: Date | null
  hold_warned_at: Date | null
  announced: Announced | null
  lease_token: string | null
  /** How often somebody began to move its money. */
  money_turns: number
  /** Why its money goes back, once that is decided. */
  unplaced_cause: UnplacedCause | null
  /** What names the payer was erased then. */
  erased_at: Date | null
}

/** Who may be moving an order's money at this moment. */
export interface MoneyTurn {
  readonly session_id: string
  /** How often somebody began to. */
  readonly money_turns: number
  /** Until whoever has the right loses it, by the database's own clock; 0: nobody has it. */
  readonly lease_seconds: number
}

/** What an owner has chosen for the receipt of the next capture or refund, for the provider's hook, which core tells nothing. */
export interface ChosenForNext {
  readonly kind: "charge" | "refund"
  /** Decimal string: of this sum only. */
  readonly amount: string
  readonly wish: LinesWish
  /** ISO 8601. A choice that was never used, since a process died, does not count for long. */
  readonly at: string
}

export type NewLedgerOrder = Pick<
  LedgerOrder,
  "order_number" | "opened_session_id" | "provider_id" | "merchant_id" | "amount" | "currency" | "two_stage"
> &
  Partial<Pick<LedgerOrder, "agreement_id">>

/** What the owner may see of a payment; no personal data (design rule 10). */
export interface OrderSummary {
  status: string
  held: string
  charged: string
  returned: string
  currency: string
  /** The sum of the payment operation. */
  authorized: string
  /** Assist converted the currency, or points paid a part: captured and refunded as a whole only. */
  whole_only?: boolean
  taken_at_once?: boolean
  /** Whether it was taken at once is not known and assumed from what was asked for. */
  stage_assumed?: boolean
  test_mode: boolean
  held_at?: string
  card?: string
  card_type?: string
  bank?: string
  approval_code?: string
  three_ds?: string
  extra_payments?: number
}

/** A row of `assist_discrepancy`. */
export interface DiscrepancyRow {
  id: string
  order_number: string
  code: DiscrepancyCode
  detail: string
  params: Record<string, string>
  status: "open" | "resolved" | "accepted"
  created_at: Date
  closed_at: Date | null
  /** The admin user who accepted or repaired it; null: the plugin itself. */
  closed_by: string | null
  note: string | null
}

/** What a read at Assist found; absent fields stay as they are. */
export interface OrderFinding {
  billnumber?: BillNumber
  orderstate?: string
  summary?: OrderSummary
  /** Why its attempts without money ended. */
  refusals?: readonly string[]
  /** Added to those known. */
  stages?: KnownStages["seen"]
  due_tries?: number
  hold_until?: Date | null
}

export type OperationKind = "payment" | "charge" | "release" | "refund"
/** What moves money that was paid. */
export type MoveKind = Exclude<OperationKind, "payment">
export type OperationOutcome = "done" | "declined" | "not_sent" | "unknown"

/** A row of `assist_operation`. */
export interface LedgerOperation {
  id: string
  order_number: OrderNumber
  kind: OperationKind
  /** `wishKeyText` of what asked for it. */
  medusa_key: string
  /** Null: a payment, which has no number before Assist gives it one. */
  billnumber: BillNumber | null
  amount: string | null
  currency: string | null
  /** Of a partial charge: whether Assist was asked to let go of the rest at once. Null: unknown, or nothing to let go of. */
  auto_deposit: boolean | null
  /** What Assist showed of the order just before, as `operationKeys`. Null: older than this note of it. */
  known_operations: readonly string[] | null
  /** Lines of the fiscal receipt it carried. */
  receipt_lines: readonly ReceiptLine[] | null
  outcome: OperationOutcome | null
  detail: string | null
  created_at: Date
  settled_at: Date | null
}

/** An operation whose outcome is not known. */
export interface UnsettledLedgerOperation extends LedgerOperation {
  /** Since it was written down, by the database's own clock: this machine's may differ from it. */
  age_seconds: number
}

export type NewLedgerOperation = Pick<
  LedgerOperation,
  | "order_number"
  | "kind"
  | "medusa_key"
  | "billnumber"
  | "amount"
  | "currency"
  | "auto_deposit"
  | "known_operations"
  | "receipt_lines"
>
