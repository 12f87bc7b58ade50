import { saying } from "../refusals/saying"
import type { LineLeft } from "./left-of-lines"
import { type Answer, answer, refuse } from "./refusal"

/** A line: Medusa's id of the line item or shipping method, or the number of the line on the receipt. */
export type LineRef = string | number

/** The lines of a receipt that are meant: an order's line may have become several. */
export function linesNamed(left: readonly LineLeft[], refs: readonly LineRef[]): Answer<LineLeft[]> {
  const named = new Set<LineLeft>()
  for (const ref of refs) {
    const meant = left.filter(({ line }) => line.lineId === ref || line.item.id === ref)
    if (meant.length === 0)
      return refuse(
        "unknown_line",
        saying("receipt_line_unknown", { line: ref }),
        typeof ref === "string" ? ref : undefined,
      )
    for (const one of meant) named.add(one)
  }
  return answer([...named])
}
