import type { AssistOrder, Money } from "../gateway"

/** How the money of an attempt came: held first and charged later, or taken at once, with the payment itself. */
export type Stage = "held_first" | "taken_at_once"

/** What is known of the stage of an order's attempts beside the picture of the moment. */
export interface KnownStages {
  /** What the order was opened with (`Delay`). The shopper may have changed it, the acquirer may not know it (seed 002). */
  readonly asked: Stage
  /** By billnumber: what the attempt's first live picture showed. */
  readonly seen: Readonly<Record<string, Stage>>
}

/**
 * The stage of one attempt is what Assist reports, and not what was asked for (design rule 12).
 * @param authorized the sum of the payment operation
 * @returns `assumed`: nothing tells, so it is taken to be what was asked for
 */
export function stageOf(
  order: AssistOrder,
  authorized: Money,
  { asked, seen }: KnownStages,
): { readonly stage: Stage; readonly assumed: boolean } {
  const shown = shownStage(order, authorized)
  // A hold is proven by every picture that shows one; that there was none, by the first live picture only.
  const stage = shown === "held_first" ? shown : (seen[order.billNumber] ?? shown)
  return { stage: stage ?? asked, assumed: stage === undefined }
}

/** What a report tells by itself; undefined: a canceled order looks alike in both. */
function shownStage({ state, operations }: AssistOrder, authorized: Money): Stage | undefined {
  const done = operations.filter((operation) => operation.state === "success")
  if (done.some(({ type }) => type === "charge")) return "held_first"
  switch (state) {
    case "Delayed":
    case "PartialDelayed":
      return "held_first"
    case "Approved":
    case "PartialCanceled":
      return "taken_at_once"
    case "Canceled": {
      // A hold goes as a whole only: what went back in parts had been taken (protocol 5).
      const single = done.filter(({ type }) => type === "payment").length <= 1
      const parts = done.filter(
        ({ type, money }) =>
          type === "cancel" && money?.currency === authorized.currency && money.amount < authorized.amount,
      )
      return single && parts.length > 0 ? "taken_at_once" : undefined
    }
    default:
      return undefined
  }
}
