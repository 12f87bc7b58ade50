import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { agreementsOf } from "../../operations/context"
import { Refused } from "../../refusals/refused"
import { saying } from "../../refusals/saying"
import type { Agreement } from "../admin-api"
import { cancelAgreement } from "./cancel-agreement"
import { showAgreement } from "./show-agreement"

/** What a customer sees of their own agreement. */
export type CustomersAgreement = Pick<
  Agreement,
  | "id"
  | "status"
  | "currency"
  | "min_amount"
  | "max_amount"
  | "period_days"
  | "until"
  | "last_charged_at"
  | "canceled_at"
>

/** Answer of `GET /store/assist/agreements`. */
export interface CustomersAgreements {
  /** Those that the customer made while logged in, newest first. */
  readonly agreements: readonly CustomersAgreement[]
}

/** Answer of `POST /store/assist/agreements/:id/cancel`. */
export interface CanceledOwnAgreement {
  /** The agreement as it stands now. */
  readonly agreement: CustomersAgreement
}

/** The agreements that a customer made while they were logged in, newest first. */
export async function listOwnAgreements(container: MedusaContainer, customerId: string): Promise<CustomersAgreement[]> {
  return (await agreementsOf(container).ofCustomer(customerId)).map((row) => shown(showAgreement(row, [])))
}

/** @throws MedusaError (not_found) for one that is not theirs */
export async function cancelOwnAgreement(
  container: MedusaContainer,
  customerId: string,
  id: string,
): Promise<CustomersAgreement> {
  const row = await agreementsOf(container).find(id)
  if (!row || row.customer_id !== customerId) throw new Refused(MedusaError.Types.NOT_FOUND, saying("no_agreement"))
  return shown(await cancelAgreement(container, id, "customer"))
}

function shown({
  id,
  status,
  currency,
  min_amount,
  max_amount,
  period_days,
  until,
  last_charged_at,
  canceled_at,
}: Agreement): CustomersAgreement {
  return { id, status, currency, min_amount, max_amount, period_days, until, last_charged_at, canceled_at }
}
