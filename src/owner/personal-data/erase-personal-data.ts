import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { type Person, sessionsOfPerson } from "../../medusa/sessions-of-person"
import type { ErasedRows } from "../../modules/assist/ledger/erasure-store"
import { logLine } from "../../observe/log-line"
import { agreementsOf, erasureOf, ledgerOf, sessionsOf } from "../../operations/context"
import { KEPT_DATA, type KeptData } from "./kept-data"

/** Whose data: exactly one of the two. */
export interface ErasurePerson {
  /** Medusa's id of a customer; also one that is deleted already. */
  readonly customer_id?: string
  /** Of a guest, or of anybody: every order and cart under this address, whatever its case. */
  readonly email?: string
}

export interface Erasure {
  /** The order numbers at Assist under which the person paid or tried to. */
  readonly order_numbers: readonly string[]
  /** Rows of the plugin's tables from which something was removed now; none the second time. */
  readonly erased: ErasedRows & { readonly assist_session: number; readonly assist_agreement: number }
  /** What stays in these rows, and why. */
  readonly kept: readonly KeptData[]
}

/** So many order numbers are erased by one set of statements. */
const AT_ONCE = 500

/**
 * Removes from the plugin's tables what names a person or may: card mask and bank, who was logged in, what people wrote on discrepancies, texts
 * that quote Assist or Medusa; agreements on recurring payments are canceled. No money moves, and none is hindered: captures, refunds and releases work as before. Names, addresses,
 * phones and e-mails were never stored there; Medusa's own rows and Assist's are the owner's to erase.
 * @throws MedusaError (invalid_data) unless exactly one of the two is given
 */
export async function erasePersonalData(container: MedusaContainer, person: ErasurePerson): Promise<Erasure> {
  const who = oneOf(person)
  const sessions = await sessionsOfPerson(container, who)
  const order_numbers = (await ledgerOf(container).ofSessions(sessions)).map(({ order_number }) => order_number)
  const store = erasureOf(container)
  const rows = { assist_order: 0, assist_notification: 0, assist_operation: 0, assist_discrepancy: 0 }
  for (let from = 0; from < order_numbers.length; from += AT_ONCE) {
    const part = await store.erase(order_numbers.slice(from, from + AT_ONCE))
    for (const table of Object.keys(rows) as (keyof ErasedRows)[]) rows[table] += part[table]
  }
  const erased = {
    ...rows,
    // Nothing is taken from a person any more whom the shop does not know.
    assist_agreement: await agreementsOf(container).forget(
      sessions,
      "customer_id" in who ? who.customer_id : undefined,
    ),
    assist_session: await forgetSessions(container, who, sessions),
  }
  // Whose data it was is not written down: that would be a new record of the person.
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .info(logLine({ operation: "erase", outcome: "done" }, `a person's data of ${order_numbers.length} order numbers`))
  return { order_numbers, erased, kept: KEPT_DATA }
}

/** Who was logged in: also for carts of others, which a customer paid or wanted to. */
async function forgetSessions(container: MedusaContainer, who: Person, sessions: readonly string[]): Promise<number> {
  const store = sessionsOf(container)
  const ofCarts = await store.forget(sessions)
  return "customer_id" in who ? ofCarts + (await store.forgetCustomer(who.customer_id)) : ofCarts
}

function oneOf({ customer_id, email }: ErasurePerson): Person {
  const given = [customer_id, email].map((text) => (typeof text === "string" ? text.trim() : ""))
  const [id = "", address = ""] = given
  // Medusa takes an empty filter for "all rows" (contract trap 2): that would be everybody's data.
  if (id && !address) return { customer_id: id }
  if (address && !id) return { email: address }
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    "Say whose data is to be erased: exactly one of customer_id and email, and not an empty text.",
  )
}
