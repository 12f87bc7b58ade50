import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { emitEvent } from "../../follow/tell/emit-event"
import { ASSIST_EVENTS } from "../../follow/tell/event-names"
import { agreementsOf } from "../../operations/context"
import { Refused } from "../../refusals/refused"
import { saying } from "../../refusals/saying"
import type { Agreement } from "../admin-api"
import { showAgreement } from "./show-agreement"

/**
 * Ends an agreement: from now on nothing is taken under it. A payment that is being taken at this moment is not stopped. Assist has
 * no service for it (protocol 9.3), and needs none: nobody but this shop can begin such a payment.
 * @param by the admin user's id
 * @throws MedusaError (not_found)
 */
export async function cancelAgreement(container: MedusaContainer, id: string, by: string): Promise<Agreement> {
  const agreements = agreementsOf(container)
  const canceled = await agreements.cancel(id, by)
  const row = await agreements.find(id)
  if (!row) throw new Refused(MedusaError.Types.NOT_FOUND, saying("no_agreement"))
  const subject = {
    order_number: row.order_number,
    provider_id: row.provider_id,
    payment_id: null,
    order_id: null,
    cart_id: null,
  }
  if (canceled)
    await emitEvent(container, ASSIST_EVENTS.agreementCanceled, subject, { agreement_id: id, canceled_by: by })
  return showAgreement(row, await agreements.payments([id]))
}
