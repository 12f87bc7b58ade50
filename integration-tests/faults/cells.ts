/** The calls that move money or turn held money into an order. */
export const CALLS = ["authorise", "complete cart", "charge", "cancel", "refund"] as const
export type Call = (typeof CALLS)[number]

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

/** What happens next. */
export const NEXTS = ["retry", "notification", "janitor"] as const
export type Next = (typeof NEXTS)[number]

export interface Cell {
  readonly call: Call | "tokenised payment"
  readonly fault: Fault
  readonly next: Next | "look"
}

export const CELLS: readonly Cell[] = CALLS.flatMap((call) =>
  FAULTS.flatMap((fault) => NEXTS.map((next) => ({ call, fault, next }))),
)

/** What one order goes through, each call with the same trouble: an order is expensive, and histories add up. */
export const PIPELINES: readonly (readonly Call[])[] = [
  ["authorise", "charge", "refund"],
  ["complete cart", "cancel"],
]

/** All of them with FAULTS_ALL or FAULTS_ONLY; else one, in turn: every call under every fault, in a third of the time. */
export function nextsOf(fault: Fault, pipeline: readonly Call[]): readonly Next[] {
  if (process.env["FAULTS_ALL"] || process.env["FAULTS_ONLY"]) return NEXTS
  const turn = FAULTS.indexOf(fault) + PIPELINES.indexOf(pipeline)
  return NEXTS.filter((_, index) => index === turn % NEXTS.length)
}

/** The cells that are played. */
export function isPlayed({ call, fault, next }: Cell): boolean {
  const pipeline = PIPELINES.find((calls) => calls.some((one) => one === call)) ?? []
  return nextsOf(fault, pipeline).some((one) => one === next)
}

/** Tokenised payment is a call of the client only: the provider does not make it, so nothing follows but a look. */
export const TOKEN_CELLS: readonly Cell[] = (Object.keys(NETWORK_FAULTS) as NetworkFault[]).map((fault) => ({
  call: "tokenised payment",
  fault,
  next: "look",
}))

export function faultText(fault: Fault): string {
  if (fault in NETWORK_FAULTS) return NETWORK_FAULTS[fault as NetworkFault]
  const { outage, point } = outageOf(fault) as { outage: Outage; point: Point }
  return `${OUTAGES[outage]} ${POINTS[point]}`
}

export function outageOf(fault: Fault): { outage: Outage; point: Point } | undefined {
  const [outage, point] = fault.split("_")
  return outage && outage in OUTAGES ? { outage: outage as Outage, point: point as Point } : undefined
}

export const cellName = ({ call, fault, next }: Cell) => `${call} / ${faultText(fault)} / ${next}`
