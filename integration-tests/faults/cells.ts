import { CALLS, type Call, callsNamed, isHeld, makesOrder, PIPELINES } from "./calls"

/** What happens to the call on the network; the words of docs/fault-matrix.md. */
export const NETWORK_FAULTS = {
  refused: "connection refused",
  dns: "name does not resolve",
  tls: "wrong certificate",
  hang_before: "hangs before effect",
  hang_after: "hangs after effect",
  drop_after: "drops after effect",
  error_500_after: "HTTP 500 after effect",
  garbage: "garbage after effect",
  truncated: "truncated answer",
  wrong_amount: "wrong amount in answer",
  wrong_order: "wrong order in answer",
  wrong_checkvalue: "wrong check value",
} as const
export type NetworkFault = keyof typeof NETWORK_FAULTS

/** Where the database goes away, or the process is killed. A call that only reads has no intent: then it is "sent". */
export const POINTS = {
  before: "before intent",
  intent: "after intent",
  after: "after the call",
} as const
export type Point = keyof typeof POINTS

export const OUTAGES = { database: "database down", kill: "SIGKILL" } as const
export type Outage = keyof typeof OUTAGES

export type Fault = NetworkFault | `${Outage}_${Point}`
export const FAULTS: readonly Fault[] = [
  ...(Object.keys(NETWORK_FAULTS) as NetworkFault[]),
  ...(Object.keys(OUTAGES) as Outage[]).flatMap((outage) =>
    (Object.keys(POINTS) as Point[]).map((point) => `${outage}_${point}` as const),
  ),
]

/** What may arrive while the call is at its point, before the fault: Assist's message, the shopper, the job, an owner. */
export const ARRIVALS = ["notification", "return", "job", "owner's page"] as const
export type Arrival = (typeof ARRIVALS)[number]

/** What happens next. */
export const NEXTS = ["retry", "notification", "janitor"] as const
export type Next = (typeof NEXTS)[number]

export interface Cell {
  readonly call: Call
  readonly fault: Fault
  readonly next: Next
  readonly before?: Arrival
}

export const CELLS: readonly Cell[] = CALLS.flatMap((call) =>
  FAULTS.flatMap((fault) => NEXTS.map((next) => ({ call, fault, next }))),
)

export const KILLS: readonly Fault[] = (Object.keys(POINTS) as Point[]).map((point) => `kill_${point}` as const)

/** An owner's page is an order's: there is none before the first calls have come to their end. */
export const mayArrive = (call: Call, before: Arrival): boolean => !(before === "owner's page" && makesOrder(call))

/** Every call, every point of a SIGKILL, everything that may have arrived before. Nobody but the job looks afterwards. */
export const ARRIVAL_CELLS: readonly Cell[] = CALLS.flatMap((call) =>
  KILLS.flatMap((fault) =>
    ARRIVALS.filter((before) => mayArrive(call, before)).map(
      (before) => ({ call, fault, next: "janitor", before }) as const,
    ),
  ),
)

/** After these a look at Assist has to tell what was carried out, and there the way to pay matters: a short run plays them. */
export const WAY_MATTERS: ReadonlySet<Fault> = new Set([
  "hang_after",
  "garbage",
  "wrong_amount",
  "database_after",
  "kill_after",
])

/** `FAULTS_CALLS="token payment" npm test -- faults`: what goes through these calls, and nothing else. */
const chosen = process.env["FAULTS_CALLS"] ? callsNamed(process.env["FAULTS_CALLS"]) : CALLS
export const PLAYED_PIPELINES = PIPELINES.filter((pipeline) => pipeline.some((call) => chosen.includes(call)))

const playsAll = Boolean(process.env["FAULTS_ALL"] || process.env["FAULTS_ONLY"])

/**
 * All of them with FAULTS_ALL or FAULTS_ONLY; else one, in turn: every call under every fault, in a third of the time. Of the
 * other ways to pay only under the faults where the way matters.
 */
export function nextsOf(fault: Fault, pipeline: readonly Call[]): readonly Next[] {
  if (playsAll) return NEXTS
  if (!isHeld(pipeline) && !WAY_MATTERS.has(fault)) return []
  const turn = FAULTS.indexOf(fault) + PIPELINES.indexOf(pipeline)
  return NEXTS.filter((_, index) => index === turn % NEXTS.length)
}

/** What arrives before a fault, played beside the orders to which nothing comes: all with FAULTS_ALL or FAULTS_ONLY, else one in turn. */
export function arrivalsOf(fault: Fault, pipeline: readonly Call[]): readonly Arrival[] {
  if (!KILLS.includes(fault)) return []
  const may = ARRIVALS.filter((before) => pipeline.some((call) => mayArrive(call, before)))
  if (playsAll) return may
  if (!isHeld(pipeline) && !WAY_MATTERS.has(fault)) return []
  const turn = KILLS.indexOf(fault) + PIPELINES.indexOf(pipeline)
  return may.filter((_, index) => index === turn % may.length)
}

/** The cells that are played. */
export function isPlayed({ call, fault, next, before }: Cell): boolean {
  const pipeline = PLAYED_PIPELINES.find((calls) => calls.includes(call))
  if (!pipeline) return false
  if (before) return arrivalsOf(fault, pipeline).includes(before)
  return nextsOf(fault, pipeline).includes(next)
}

export function faultText(fault: Fault): string {
  if (fault in NETWORK_FAULTS) return NETWORK_FAULTS[fault as NetworkFault]
  const { outage, point } = outageOf(fault) as { outage: Outage; point: Point }
  return `${OUTAGES[outage]} ${POINTS[point]}`
}

export function outageOf(fault: Fault): { outage: Outage; point: Point } | undefined {
  const [outage, point] = fault.split("_")
  return outage && outage in OUTAGES ? { outage: outage as Outage, point: point as Point } : undefined
}

export const cellName = ({ call, fault, next, before }: Cell) =>
  `${call} / ${before ? `${before}, then ` : ""}${faultText(fault)} / ${next}`
