import type { FaultService } from "../support/sandbox"

/** What is pressed: what moves money, or makes an order of paid money. */
export type Act =
  | "authorize"
  | "complete cart"
  | "charge"
  | "cancel"
  | "refund"
  | "pay by token"
  | "charge an agreement"

/** How the order of a call came to its money, or comes to it. */
export type Way = "held" | "taken at once" | "with lines" | "by token" | "by agreement"

interface CallSpec {
  readonly act: Act
  readonly way: Way
}

/** Every call, by its name on docs/fault-matrix.md. Money taken at once has no charge of its own: authorizing captures. */
const SPECS = {
  authorize: { act: "authorize", way: "held" },
  "complete cart": { act: "complete cart", way: "held" },
  charge: { act: "charge", way: "held" },
  cancel: { act: "cancel", way: "held" },
  refund: { act: "refund", way: "held" },
  "capture, taken at once": { act: "authorize", way: "taken at once" },
  "refund, taken at once": { act: "refund", way: "taken at once" },
  "cancel, taken at once": { act: "cancel", way: "taken at once" },
  "charge, with lines": { act: "charge", way: "with lines" },
  "refund, with lines": { act: "refund", way: "with lines" },
  "token payment": { act: "pay by token", way: "by token" },
  "agreement payment": { act: "charge an agreement", way: "by agreement" },
} as const satisfies Record<string, CallSpec>

export type Call = keyof typeof SPECS
export const CALLS = Object.keys(SPECS) as readonly Call[]

export const actOf = (call: Call): Act => SPECS[call].act
export const wayOf = (call: Call): Way => SPECS[call].way

/** The service of Assist an act is about, in whose call the trouble is. The first two only read. */
export const SERVICE: Record<Act, FaultService> = {
  authorize: "orderresult",
  "complete cart": "orderresult",
  charge: "charge",
  refund: "cancel",
  cancel: "cancel",
  "pay by token": "tokenpay",
  "charge an agreement": "rp",
}
export const serviceOf = (call: Call): FaultService => SERVICE[actOf(call)]

const BEGINNING: ReadonlySet<Act> = new Set(["authorize", "complete cart", "pay by token", "charge an agreement"])
/** Begins without an order, and ends with one. */
export const makesOrder = (call: Call): boolean => BEGINNING.has(actOf(call))

/** How often the call's button reads Assist before the read that decides: the plugin's drawers look first. */
export const looksBefore = (call: Call): number => (wayOf(call) === "with lines" ? 1 : 0)

/**
 * What one order goes through, each call with the same trouble: an order is expensive, and histories add up. Where the
 * first call needs an order, it was placed without trouble.
 */
export const PIPELINES: readonly (readonly Call[])[] = [
  ["authorize", "charge", "refund"],
  ["complete cart", "cancel"],
  ["capture, taken at once", "refund, taken at once"],
  ["cancel, taken at once"],
  ["charge, with lines", "refund, with lines"],
  ["token payment"],
  ["agreement payment"],
]

/** All calls of a pipeline are of one order. */
export const wayOfPipeline = (pipeline: readonly Call[]): Way => wayOf(pipeline[0] as Call)

/** The pipelines of money that was held on Assist's page: they meet every fault in a short run too. */
export const isHeld = (pipeline: readonly Call[]): boolean => wayOfPipeline(pipeline) === "held"

/**
 * The calls a text such as `refund, with lines,token payment` names.
 * @throws for a name that no call has
 */
export function callsNamed(text: string): readonly Call[] {
  let rest = text
  const named: Call[] = []
  // The longest first: names contain commas, and each other.
  for (const call of [...CALLS].sort((a, b) => b.length - a.length))
    if (rest.includes(call)) {
      named.push(call)
      rest = rest.replaceAll(call, "")
    }
  if (/[^\s,]/.test(rest))
    throw new Error(`FAULTS_CALLS: no call is named "${rest.trim()}". Calls: ${CALLS.join("; ")}`)
  return named
}
