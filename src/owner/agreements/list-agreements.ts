import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import type { AgreementRow } from "../../modules/assist/ledger/agreement-store"
import { agreementsOf } from "../../operations/context"
import type { AgreementList } from "../admin-api"
import { assistTables, rowsAs } from "../assist-tables"
import { PAGE_FIELDS, pageOf } from "../page"
import { showAgreement } from "./show-agreement"

export const AgreementQuery = z.object({
  /** Only agreements in this state. Those that are `proposed` are listed only when they are asked for. */
  status: z
    .enum(["proposed", "active", "canceled"], { error: "status: must be proposed, active or canceled" })
    .optional(),
  ...PAGE_FIELDS,
})

/** The newest first, with their payments. Those that were only proposed are listed when they are asked for. */
export async function listAgreements(
  container: MedusaContainer,
  { status, ...page }: z.infer<typeof AgreementQuery>,
): Promise<AgreementList> {
  const { limit, offset } = pageOf(page)
  const [found, count] = await assistTables(container).listAndCountAssistAgreements(
    { status: status ? [status] : ["active", "canceled"] },
    { take: limit, skip: offset, order: { created_at: "DESC", id: "DESC" } },
  )
  const rows = rowsAs<AgreementRow>(found)
  const payments = await agreementsOf(container).payments(rows.map(({ id }) => id))
  return { agreements: rows.map((row) => showAgreement(row, payments)), count, offset, limit }
}
