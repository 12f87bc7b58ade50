import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { type HoldQuery, listHolds } from "../../../../owner/holds/list-holds"
import type { HoldList } from "../contract"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<HoldList>): Promise<void> {
  res.json(await listHolds(req.scope, req.validatedQuery as z.infer<typeof HoldQuery>))
}
