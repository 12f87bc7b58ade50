import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { LedgerOrder } from "../../modules/assist/ledger/rows"
import { logLine } from "../../observe/log-line"
import type { MedusaBooks } from "../../payments/medusa-books"
import type { AssistEvent } from "./event-names"
import type { AssistEventFields, EventSubject } from "./event-payloads"

/** Who an event is about. */
export function subjectOf(order: LedgerOrder, books: MedusaBooks | undefined): EventSubject {
  return {
    order_number: order.order_number,
    provider_id: order.provider_id,
    payment_id: books?.payment?.id ?? null,
    order_id: books?.order?.id ?? null,
    cart_id: books?.cart?.id ?? null,
  }
}

/** Tells the store. What happened has happened: an event bus that fails must not undo it, so it is logged only. */
export async function emitEvent<Name extends AssistEvent>(
  container: MedusaContainer,
  name: Name,
  subject: EventSubject,
  data: AssistEventFields[Name],
): Promise<void> {
  try {
    await container.resolve(Modules.EVENT_BUS).emit({ name, data: { ...subject, ...data } })
  } catch (error) {
    const text = `event ${name} could not be sent: ${(error as Error).message}`
    container.resolve(ContainerRegistrationKeys.LOGGER).error(logLine({ order: subject.order_number }, text))
  }
}
