import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { repairDiscrepancy } from "../../follow/repair/repair-discrepancy"
import { orderLinks } from "../../medusa/order-links"
import type { DiscrepancyRow } from "../../modules/assist/ledger/rows"
import type { DiscrepancyAction } from "../../payments/discrepancy"
import { Refused } from "../../refusals/refused"
import { saying } from "../../refusals/saying"
import type { MoveMoneyAnswer, ResolveDiscrepancyRequest, Texts } from "../admin-api"
import { assistTables, rowsAs } from "../assist-tables"
import { whatStands } from "../money/check-order"
import { lookAndShow } from "../order-card/order-payments"
import { say } from "../texts/say"
import { actionsFor } from "./show-discrepancies"

export const ResolveDiscrepancyBody = z.object({
  action: z.enum(["check", "release", "release_extra", "capture", "refund", "accept"], {
    error: "action: must be one of the discrepancy's `actions`",
  }),
  note: z
    .string({ error: "note: must be text" })
    .max(500, { error: "note: must not be longer than 500 characters" })
    .optional(),
}) satisfies z.ZodType<ResolveDiscrepancyRequest>

/** Carries out what the owner pressed on a discrepancy, and answers with what stands afterwards. */
export async function resolveDiscrepancy(
  container: MedusaContainer,
  id: string,
  { action, note }: ResolveDiscrepancyRequest,
  actor: string,
): Promise<MoveMoneyAnswer> {
  const [row] = rowsAs<DiscrepancyRow>(await assistTables(container).listAssistDiscrepancies({ id }, { take: 1 }))
  if (!row) throw new Refused(MedusaError.Types.NOT_FOUND, saying("no_discrepancy", { discrepancy: id }))
  const links = await orderLinks(container, [row])
  const show = () => lookAndShow(container, [row.order_number], links.get(row.order_number))
  // A second click, or another tab: it is closed, and that is what was wanted.
  if (row.status !== "open") return { message: closedAlready(), moved: false, payments: await show() }
  const allowed = actionsFor(row)
  if (!allowed.includes(action))
    throw new Refused(
      MedusaError.Types.INVALID_DATA,
      saying("repair_other_code", { action, code: row.code, possible: allowed.join(", ") }),
      undefined,
      "action",
    )
  const after = await repairDiscrepancy(container, id, action, actor, note).catch(async (error: Error) => {
    // Two clicks at once: the slower one finds it closed under the lease.
    const [now] = await assistTables(container).listAssistDiscrepancies({ id }, { take: 1 })
    if (now && now.status !== "open") return undefined
    throw error
  })
  if (!after) return { message: closedAlready(), moved: false, payments: await show() }
  const payments = await show()
  return { message: words(action, after.row.status) ?? whatStands(payments), moved: after.moved, payments }
}

function words(action: DiscrepancyAction, status: DiscrepancyRow["status"]): Texts | undefined {
  if (action === "accept")
    return say(
      "Accepted: you have dealt with it elsewhere. No money was moved.",
      "Принято: вы разобрались с этим сами. Деньги не перемещались.",
      "Прынята: вы разабраліся з гэтым самі. Грошы не перамяшчаліся.",
    )
  if (status === "open") return undefined
  return say("Done: this is settled.", "Готово: вопрос решён.", "Гатова: пытанне вырашана.")
}

function closedAlready(): Texts {
  return say("This was closed already.", "Это уже закрыто.", "Гэта ўжо закрыта.")
}
