import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Refusal } from "../../../refusals/refusal"

/**
 * A route of the admin whose error answers hold `refusal` too, so that a page can say it in its own language. Core's error handler
 * answers with `code`, `type` and `message` only, whatever else an error knows; status, log and English text stay its own.
 */
export function withRefusals<Req extends MedusaRequest<unknown>, Res extends MedusaResponse>(
  route: (req: Req, res: Res) => Promise<void>,
): (req: Req, res: Res) => Promise<void> {
  return async (req, res) => {
    try {
      await route(req, res)
    } catch (error) {
      const refusal = refusalOf(error)
      if (refusal) {
        const json = res.json.bind(res)
        res.json = (body) => json({ ...(body as object), refusal })
      }
      throw error
    }
  }
}

/** An error that came through a workflow is a copy with the same fields, and no `Refused` any more. */
function refusalOf(error: unknown): Refusal | undefined {
  const { refusal } = (error ?? {}) as { refusal?: Partial<Refusal> }
  return typeof refusal?.code === "string" && refusal.params
    ? { code: refusal.code, params: refusal.params }
    : undefined
}
