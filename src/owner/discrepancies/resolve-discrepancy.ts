import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { MoveMoneyAnswer, Texts } from "../../api/admin/assist/contract"
import type { DiscrepancyAction } from "../../payments/discrepancy"
import { assistTables } from "../assist-tables"
import { whatStands } from "../moves/check-order"
import { orderLinks } from "../order-links"
import { lookAndShow } from "../payments/order-payments"
import { say } from "../texts/texts"
import { actionsFor, type DiscrepancyRow } from "./show-discrepancies"

export const ResolveDiscrepancyBody = z.object({
  action: z.enum(["check", "release", "release_extra", "capture", "refund", "accept"], {
    error: "action: must be one of the discrepancy's `actions`",
  }),
  note: z
    .string({ error: "note: must be text" })
    .max(500, { error: "note: must not be longer than 500 characters" })
    .optional(),
})

/** Carries out what the owner pressed on a discrepancy, and answers with what stands afterwards. */
export async function resolveDiscrepancy(
  container: MedusaContainer,
  id: string,
  { action, note }: z.infer<typeof ResolveDiscrepancyBody>,
  actor: string,
): Promise<MoveMoneyAnswer> {
  const [found] = await assistTables(container).listAssistDiscrepancies({ id }, { take: 1 })
  const row = found as unknown as DiscrepancyRow | undefined
  if (!row) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no discrepancy ${id}.`)
  const links = await orderLinks(container, [row])
  const show = () => lookAndShow(container, [row.order_number], links.get(row.order_number))
  // A second click, or another tab: it is closed, and that is what was wanted.
  if (row.status !== "open") return { message: closedAlready(), moved: false, payments: await show() }
  const allowed = actionsFor(row.code)
  if (!allowed.includes(action))
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `action: "${action}" does not fit "${row.code}"; possible: ${allowed.join(", ")}`,
    )
  const message = await act(container, row, action, note, actor)
  const payments = await show()
  return { message: message ?? whatStands(payments), moved: false, payments }
}

async function act(
  container: MedusaContainer,
  row: DiscrepancyRow,
  action: DiscrepancyAction,
  note: string | undefined,
  actor: string,
): Promise<Texts | undefined> {
  if (action === "check") return undefined // showing the payment asks Assist and follows it
  if (action !== "accept")
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `"${action}" is not possible in this version yet.`)
  await assistTables(container).updateAssistDiscrepancies({
    selector: { id: row.id, status: "open" },
    data: { status: "accepted", closed_at: new Date(), closed_by: actor, note: note ?? null },
  })
  return say(
    "Accepted: you have dealt with it elsewhere. No money was moved.",
    "Принято: вы разобрались с этим сами. Деньги не перемещались.",
    "Прынята: вы разабраліся з гэтым самі. Грошы не перамяшчаліся.",
  )
}

function closedAlready(): Texts {
  return say("This was closed already.", "Это уже закрыто.", "Гэта ўжо закрыта.")
}
