import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { parseDate } from "../../gateway"
import type { MerchantHealth } from "./overview-api"

/** The newest messages say how it is now; older ones would hide it. */
const NEWEST = 100

const LAST_MESSAGES = `
  select merchant_id, packetdate, created_at
    from unnest(?::text[]) wanted(merchant),
         lateral (select merchant_id, packetdate, created_at from assist_notification
                   where merchant_id = wanted.merchant and last_received_at >= ? and deleted_at is null
                   order by last_received_at desc limit ${NEWEST}) newest`

interface Message {
  readonly merchant_id: string
  /** When Assist wrote it, GMT. */
  readonly packetdate: string
  /** When it came for the first time. */
  readonly created_at: Date
}

/** How late each merchant's newest messages since a moment came. */
export async function notificationDelays(
  container: MedusaContainer,
  merchantIds: readonly string[],
  since: Date,
): Promise<ReadonlyMap<string, NonNullable<MerchantHealth["notification_delay"]>>> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await knex.raw(LAST_MESSAGES, [[...merchantIds], since])
  return new Map(
    merchantIds.flatMap((merchantId) => {
      const delays = (rows as Message[]).filter(({ merchant_id }) => merchant_id === merchantId).flatMap(secondsLate)
      const delay = delayOf(delays)
      return delay ? [[merchantId, delay] as const] : []
    }),
  )
}

/** @param delays seconds, in any order */
export function delayOf(delays: readonly number[]): MerchantHealth["notification_delay"] {
  const sorted = [...delays].sort((a, b) => a - b)
  const worst = sorted.at(-1)
  if (worst === undefined) return null
  const median = sorted[Math.floor((sorted.length - 1) / 2)] as number
  return { count: sorted.length, median_seconds: median, worst_seconds: worst }
}

/** Whole seconds, as Assist writes them; a clock behind Assist's makes no message early. */
function secondsLate({ packetdate, created_at }: Message): number[] {
  const written = parseDate(packetdate)
  return written ? [Math.max(0, Math.round((created_at.getTime() - written.getTime()) / 1000))] : []
}
