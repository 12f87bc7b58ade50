import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { assistWorkflows, type ChargedMonth } from "./assist-workflows"
import { cartOfMonth } from "./cart-of-month"

const dayMs = 24 * 60 * 60 * 1000

interface AgreementRow {
  readonly id: string
  readonly period_days: number
  readonly last_charged_at: Date | null
}

/** What the page shows of a month that was played. */
export type PlayedMonth = ChargedMonth & { readonly display_id: number | null }

/**
 * Takes the next month's payment of a customer's own subscription now, as a store's daily job would when the month has passed
 * (docs/subscriptions.md). Called again while the outcome is not known, it asks for the same cart, which is paid once.
 * @throws MedusaError for an agreement that is not the customer's; what the plugin refuses, such as a canceled one
 */
export async function playNextMonth(
  container: MedusaContainer,
  customerId: string,
  agreementId: string,
): Promise<PlayedMonth> {
  const database = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const agreement: AgreementRow | undefined = await database("assist_agreement")
    .where({ id: agreementId, customer_id: customerId, deleted_at: null })
    .first("id", "period_days", "last_charged_at")
  if (!agreement) throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no such subscription of yours.")
  const { payment_collection_id } = await cartOfMonth(container, customerId, agreementId)
  await letAMonthPass(container, agreement)
  const { chargeAgreementWorkflow } = await assistWorkflows()
  const { result } = await chargeAgreementWorkflow(container).run({
    input: { agreement_id: agreementId, payment_collection_id },
  })
  return { ...result, display_id: await numberOf(container, result.order_id) }
}

/** The plugin keeps to the period, so the agreement's own calendar is turned: a real store waits. */
async function letAMonthPass(container: MedusaContainer, { id, period_days, last_charged_at }: AgreementRow) {
  if (!last_charged_at) return
  const database = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const before = new Date(Math.min(last_charged_at.getTime(), Date.now() - period_days * dayMs))
  await database("assist_agreement").where({ id }).update({ last_charged_at: before })
}

async function numberOf(container: MedusaContainer, id: string | null): Promise<number | null> {
  if (!id) return null
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: ["display_id"], filters: { id } })
  return data[0]?.display_id ?? null
}
