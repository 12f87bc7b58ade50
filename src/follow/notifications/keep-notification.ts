import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { AssistNotification } from "../../gateway"
import {
  type DigestedNotification,
  digestOf,
  NotificationStore,
  type StoredNotification,
} from "../../modules/assist/ledger/notification-store"
import { notificationsOf } from "../../operations/context"
import { storedNotification } from "./stored-notification"
import { Together } from "./together"

/** A message that is kept. */
export interface KeptNotification {
  readonly id: string
  /** The same bytes came before and were followed, and the order was read since with nothing begun on it. */
  readonly saysNothingNew: boolean
}

type Message = { readonly key: string; readonly notification: DigestedNotification }

/**
 * Postgres's classes of errors one message can be the cause of: what it says cannot be stored, or two processes stored the same
 * ones and one had to give way. A database that is away is no message's fault.
 */
const OF_ONE = /^(21|22|23|40)/

/** One for each database, that is one for each store process. */
const stores = new WeakMap<Knex, Together<Message, StoredNotification | undefined>>()

/**
 * Stores a message about an order this shop has opened with this merchant, and counts any other one: another system may take
 * money through the same merchant, and who pays there is none of this shop's business. Asked for after the check value, so
 * that a stranger's message costs no query. Messages that come at the same time are stored by one statement.
 * @returns undefined: only counted
 * @throws when it could not be stored
 */
export async function keepNotification(
  container: MedusaContainer,
  notification: AssistNotification,
  body: Uint8Array,
): Promise<KeptNotification | undefined> {
  const digest = digestOf(notification.merchantId, body)
  const message = { key: digest, notification: { ...storedNotification(notification), digest } }
  const stored = await storeOf(container).add(message)
  // Anybody who has seen a message can repeat it. A repeat costs a look only when something was begun since the last one.
  if (stored) return { id: stored.id, saysNothingNew: stored.applied && stored.read }
  await notificationsOf(container).countUnopened(notification.merchantId, digest)
  return undefined
}

function storeOf(container: MedusaContainer): Together<Message, StoredNotification | undefined> {
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const known = stores.get(knex)
  if (known) return known
  const store = new NotificationStore(knex)
  const together = new Together(
    (messages: readonly Message[]) => store.store(messages.map(({ notification }) => notification)),
    (error) => OF_ONE.test((error as { code?: string }).code ?? ""),
  )
  stores.set(knex, together)
  return together
}
