import { formatAmount, minorUnits, parseAmount } from "../../gateway"
import type { MedusaPayment } from "../../medusa/booked-payments"
import type { OrderLink } from "../../medusa/order-links"
import type { Payable } from "../../medusa/payer"
import type { Merchant } from "../../merchant/merchant"
import type { LedgerOperation, LedgerOrder, OrderSummary } from "../../modules/assist/ledger/rows"
import { captureWarning } from "../../payments/capture-warning"
import type { AttemptStatus } from "../../payments/order-view"
import { type RestOfHold, restOfHold } from "../../payments/rest-of-hold"
import type { AssistPayment, Status } from "../admin-api"
import { showDiscrepancy } from "../discrepancies/show-discrepancies"
import { cabinetUrl } from "../merchants/cabinet-url"
import { receiptsOfPayment } from "../receipts/receipts-of-payment"
import { textsOf } from "../texts/texts"
import type { Look } from "./look"
import { payerDiffers } from "./payer-differs"
import type { PaymentRows } from "./read-rows"
import { refundable } from "./refundable"
import { timeline } from "./timeline"

/** Words of Assist for an order nobody has paid (seed 004). */
const UNPAID: ReadonlyMap<string, Status> = new Map([
  ["", "none"],
  ["In Process", "in_process"],
  ["Declined", "declined"],
  ["Timeout", "timeout"],
])

/** What the admin shows of the payments behind some order numbers. */
export function showPayments(
  rows: PaymentRows,
  looks: ReadonlyMap<string, Look>,
  merchantOf: (providerId: string) => Merchant | undefined,
  links: ReadonlyMap<string, OrderLink>,
  payers: ReadonlyMap<string, Payable>,
): AssistPayment[] {
  return rows.orders.map((order) => {
    const number = order.order_number
    const own = <T extends { order_number: string }>(all: readonly T[]) =>
      all.filter((row) => row.order_number === number)
    const look = looks.get(number) ?? { view: undefined, stale: null, staleRefusal: null }
    const payment = paymentOf(order, rows.payments)
    const merchant = merchantOf(order.provider_id)
    const { summary } = order
    const operations = own(rows.operations)
    return {
      order_number: number,
      payment_id: payment?.id ?? null,
      provider_id: order.provider_id,
      merchant_id: order.merchant_id,
      status: statusOf(order, look),
      orderstate: look.view?.paid?.stateText ?? look.view?.last?.stateText ?? order.orderstate ?? "",
      currency: order.currency,
      amount: order.amount,
      hold_asked: order.two_stage,
      taken_at_once: summary?.taken_at_once ?? false,
      stage_assumed: summary?.stage_assumed ?? false,
      ...sums(order.currency, summary, payment, summary ? rest(order, summary, operations) : undefined),
      auto_deposit: merchant?.options.autoDeposit ?? true,
      capture_warning: merchant ? captureWarning(merchant.options.captureOn, statusOf(order, look)) : null,
      whole_only: summary?.whole_only ?? false,
      test_mode: summary?.test_mode ?? look.view?.last?.testMode ?? false,
      billnumber: order.billnumber ?? look.view?.paid?.billNumber ?? look.view?.last?.billNumber ?? null,
      cabinet_url: merchant ? cabinetUrl(merchant.options.serverUrl) : "",
      card: summary?.card ?? null,
      card_type: summary?.card_type ?? null,
      bank: summary?.bank ?? null,
      approval_code: summary?.approval_code ?? null,
      three_ds: summary?.three_ds ? textsOf("authResult", summary.three_ds) : null,
      held_at: summary?.held_at ?? null,
      hold_until: order.hold_until?.toISOString() ?? null,
      read_at: order.read_at?.toISOString() ?? null,
      stale: look.stale,
      stale_refusal: look.staleRefusal,
      payer_differs: payerDiffers(look.view, payers.get(links.get(number)?.order_id ?? "")),
      receipts: receiptsOfPayment(order, operations, look.view),
      timeline: timeline(operations, look.view, own(rows.notifications)),
      discrepancies: own(rows.discrepancies).map((row) => showDiscrepancy(row, links.get(number))),
    }
  })
}

/** The payment a hold pays for: of the session an order edit moved it to, else of the one that opened it. */
export function paymentOf(order: LedgerOrder, payments: readonly MedusaPayment[]): MedusaPayment | undefined {
  const of = (session: string) => payments.find((one) => one.payment_session_id === session)
  return of(order.session_id) ?? of(order.opened_session_id)
}

function statusOf(order: LedgerOrder, look: Look): Status {
  return look.view?.status ?? seenStatus(order)
}

/** As last read. */
export function seenStatus({ summary, orderstate }: LedgerOrder): Status {
  const unpaid = UNPAID.get(orderstate ?? "")
  // What was paid stays in the summary while a later attempt under the same number is refused or open.
  if (summary && (unpaid === undefined || orderstate === "" || orderstate === "Declined"))
    return summary.status as Status
  return unpaid ?? "unclear"
}

/** What became of the rest of a partial charge: ours by the note of it, one made in the cabinet is not known. */
function rest(
  { billnumber }: LedgerOrder,
  summary: OrderSummary,
  operations: readonly LedgerOperation[],
): RestOfHold | undefined {
  const ours = operations.find(
    ({ kind, outcome, amount, ...operation }) =>
      kind === "charge" &&
      outcome === "done" &&
      amount === summary.charged &&
      (billnumber === null || operation.billnumber === billnumber),
  )
  const hold = {
    status: summary.status as AttemptStatus,
    authorized: minorOf(summary.authorized),
    charged: minorOf(summary.charged),
    heldAt: summary.held_at ? new Date(summary.held_at) : undefined,
  }
  return restOfHold(hold, ours?.auto_deposit ?? undefined)
}

const minorOf = (sum: string) => parseAmount(sum) ?? minorUnits(0)

type Sums = Pick<
  AssistPayment,
  | "sums_currency"
  | "held"
  | "charged"
  | "returned"
  | "released"
  | "blocked"
  | "blocked_certain"
  | "blocked_until"
  | "refundable"
>

const ZERO = "0.00"
const NO_SUMS = { held: ZERO, charged: ZERO, returned: ZERO, released: ZERO, blocked: ZERO, refundable: ZERO } as const

function sums(
  currency: string,
  summary: OrderSummary | null,
  payment: MedusaPayment | undefined,
  left: RestOfHold | undefined,
): Sums {
  if (!summary) return { sums_currency: currency, ...NO_SUMS, blocked_certain: true, blocked_until: null }
  const amount = left ? formatAmount(left.amount) : ZERO
  const released = left?.is === "released"
  return {
    sums_currency: summary.currency,
    held: payment?.canceled_at ? ZERO : summary.held,
    charged: summary.charged,
    returned: summary.returned,
    released: released ? amount : ZERO,
    blocked: released ? ZERO : amount,
    blocked_certain: left?.is !== "perhaps_blocked",
    blocked_until: left?.until
      ? { earliest: left.until.earliest.toISOString(), latest: left.until.latest.toISOString() }
      : null,
    refundable: formatAmount(refundable(summary, payment)),
  }
}
