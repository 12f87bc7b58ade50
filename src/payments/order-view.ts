import {
  type AssistOperation,
  type AssistOrder,
  type BillNumber,
  type Currency,
  type MinorUnits,
  type Money,
  sameMoney,
} from "../gateway"
import { type KnownStages, type Stage, stageOf } from "./stage"

/**
 * What Assist holds under one order number, computed over all its attempts: several attempts may share a number
 * (declined, then approved; protocol 3.4), and an attempt holds several operations of which only the successful
 * ones moved money (seed 004).
 */
export interface OrderView {
  readonly status: OrderStatus
  /** The attempt that holds or held money; with several, the one named by `preferred`, else the oldest live one. */
  readonly paid: PaidAttempt | undefined
  /** Further attempts that hold money: the shopper paid more than once. */
  readonly extra: readonly PaidAttempt[]
  /** Every attempt that holds or held money, oldest first. */
  readonly attempts: readonly PaidAttempt[]
  /** The last attempt, whatever became of it: it carries the reason of a refusal. */
  readonly last: AssistOrder | undefined
  /** Every attempt as Assist reported it, for who wants to show the operations. */
  readonly reported: readonly AssistOrder[]
}

/** `unclear`: Assist's own report contradicts itself or uses a state this version has no name for; never acted on. */
export type OrderStatus = "none" | "in_process" | "declined" | "timeout" | "unclear" | AttemptStatus
export type AttemptStatus =
  | "held"
  | "charged"
  | "partly_charged"
  | "partly_returned"
  | "released"
  | "returned"
  | "unclear"

export interface PaidAttempt {
  readonly status: AttemptStatus
  readonly billNumber: BillNumber
  readonly stateText: string
  /** The order's original sum. */
  readonly order: Money
  /** The sum of the payment operation, in its own currency: what charge and cancel are counted in (seed 003). */
  readonly authorized: Money
  readonly charged: MinorUnits
  /** Given back after a charge. */
  readonly returned: MinorUnits
  readonly stage: Stage
  /** Assist's report does not tell the stage and was never seen when it did: it is taken to be what was asked for. */
  readonly stageAssumed: boolean
  /** Sum or currency of the payment operation differ from the order's (protocol 1). */
  readonly converted: boolean
  /** Two successful payment operations (points, discount): charged and canceled as a whole only (seed 003). */
  readonly severalPayments: boolean
  /** An operation has not ended yet: nothing may be concluded from the sums. */
  readonly moving: boolean
  readonly testMode: boolean
  readonly payment: AssistOperation | undefined
  /** When the hold began, GMT: date of the payment operation, else of the order. */
  readonly heldAt: Date | undefined
}

const zero = 0 as MinorUnits

function sum(operations: readonly AssistOperation[], currency: Currency): MinorUnits {
  return operations.reduce(
    (total, { money }) => (money && money.currency === currency ? total + money.amount : total),
    0,
  ) as MinorUnits
}

function successful(order: AssistOrder, type: AssistOperation["type"]): AssistOperation[] {
  return order.operations.filter((operation) => operation.type === type && operation.state === "success")
}

/** Points and discount (seed 004): beside the card's payment, in either order, and never charged by themselves (seed 003). */
const WITHOUT_CARD: ReadonlySet<string> = new Set(["12", "21"])

/** Which attempts hold or held money; the others are open, refused or abandoned. */
function viewAttempt(order: AssistOrder, known: KnownStages): PaidAttempt | undefined {
  const payments = successful(order, "payment")
  const payment = payments.find(({ means }) => !WITHOUT_CARD.has(means?.typeId ?? "")) ?? payments[0]
  const authorized = payment?.money ?? order.money
  if (!order.money || !authorized) return undefined
  const charges = successful(order, "charge")
  const cancels = successful(order, "cancel")
  const currencies = new Set([authorized.currency, ...payments.map(({ money }) => money?.currency)])
  const countable = [...charges, ...cancels].every(({ money }) => money && currencies.has(money.currency))
  const chargedByOperations = sum(charges, authorized.currency)
  const canceled = sum(cancels, authorized.currency)
  const { stage, assumed } = stageOf(order, authorized, known)
  const attempt = {
    billNumber: order.billNumber,
    stateText: order.stateText,
    order: order.money,
    authorized,
    stage,
    stageAssumed: assumed,
    converted: payments.length === 1 && !sameMoney(authorized, order.money),
    severalPayments: payments.length > 1,
    moving: order.operations.some(
      (operation) =>
        (operation.type === "charge" || operation.type === "cancel") &&
        (operation.state === "new" || operation.state === "in_process"),
    ),
    testMode: order.testMode,
    payment,
    heldAt: payment?.date ?? order.date,
  }
  const unclear: PaidAttempt = { ...attempt, status: "unclear", charged: chargedByOperations, returned: zero }
  // A sum that cannot be read is not nothing: counting it as zero would charge or return money a second time.
  if (!countable) return unclear
  switch (order.state) {
    case "Delayed":
      return { ...attempt, status: "held", charged: zero, returned: zero }
    case "Approved": {
      // Taken at once, or a gateway that lists no charge operation: the state itself says "paid in full" (seed 004).
      const charged = charges.length > 0 ? chargedByOperations : authorized.amount
      return { ...attempt, status: "charged", charged, returned: zero }
    }
    case "PartialDelayed":
      if (chargedByOperations === 0) return unclear
      return { ...attempt, status: "partly_charged", charged: chargedByOperations, returned: zero }
    case "PartialCanceled": {
      const charged = charges.length > 0 ? chargedByOperations : authorized.amount
      if (canceled === 0 || canceled > charged) return { ...unclear, charged }
      return { ...attempt, status: "partly_returned", charged, returned: canceled }
    }
    case "Canceled": {
      const whole = stage === "taken_at_once" ? authorized.amount : zero
      const charged = charges.length > 0 ? chargedByOperations : whole
      return { ...attempt, status: charged > 0 ? "returned" : "released", charged, returned: charged }
    }
    case "PartialApproved":
      return unclear // "не используется" (seed 004): no rule says what it would mean for the sums
    case "unknown":
      return payments.length > 0 ? unclear : undefined
    case "In Process":
    case "Declined":
    case "Timeout":
      return undefined
  }
}

const LIVE: ReadonlySet<AttemptStatus> = new Set(["held", "charged", "partly_charged", "partly_returned", "unclear"])

/**
 * Reads the attempts of one order number as one picture.
 * @param orders as `orderresult` returned them, in order of execution (protocol 3.4)
 * @param known tells a released hold from a returned payment, which Assist reports alike
 * @param preferred the billnumber Medusa's payment is tied to, when known
 */
export function viewOrder(orders: readonly AssistOrder[], known: KnownStages, preferred?: string): OrderView {
  const last = orders.at(-1)
  const attempts = orders.flatMap((order) => viewAttempt(order, known) ?? [])
  const live = attempts.filter((attempt) => LIVE.has(attempt.status))
  const paid = attempts.find((attempt) => attempt.billNumber === preferred) ?? live[0] ?? attempts.at(-1)
  const extra = live.filter((attempt) => attempt !== paid)
  // A canceled attempt is history once a newer one is open: the shopper may be paying right now.
  const overtaken = paid && !LIVE.has(paid.status) && !preferred && last && last.billNumber !== paid.billNumber
  if (paid && !overtaken) return { status: paid.status, paid, extra, attempts, last, reported: orders }
  return { status: unpaidStatus(orders), paid: undefined, extra, attempts, last, reported: orders }
}

/** One attempt by its billnumber, live or not. */
export function attemptNumbered({ attempts }: OrderView, billNumber: string): PaidAttempt | undefined {
  return attempts.find((attempt) => attempt.billNumber === billNumber)
}

function unpaidStatus(orders: readonly AssistOrder[]): OrderStatus {
  if (orders.some((order) => order.state === "In Process")) return "in_process"
  switch (orders.at(-1)?.state) {
    case undefined:
      return "none"
    case "Declined":
      return "declined"
    case "Timeout":
      return "timeout"
    default:
      return "unclear"
  }
}

/** What a look shows of stages that was not known yet: of attempts whose money is there now, and stands still. */
export function newStages({ attempts }: OrderView, { seen }: KnownStages): KnownStages["seen"] {
  const shown = attempts.filter(({ status, moving }) => LIVE.has(status) && status !== "unclear" && !moving)
  return Object.fromEntries(
    shown
      .filter(({ billNumber, stage }) => seen[billNumber] !== stage)
      .map(({ billNumber, stage }) => [billNumber, stage]),
  )
}
