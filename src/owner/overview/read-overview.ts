import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { type BookedOnDay, bookedByDay } from "../../medusa/booked-by-day"
import { type ConfiguredMerchant, configuredMerchants } from "../../merchant/find-merchant"
import { accountOf } from "../../merchant/merchant"
import { merchantSyncsOf } from "../../operations/context"
import { lastDays, offsetMinutes } from "../reconciliation/day"
import { countAttempts } from "./count-attempts"
import { heldNow } from "./held-now"
import { notificationDelays } from "./notification-delay"
import type { MerchantHealth, MovedByDay, Overview } from "./overview-api"
import { perCurrency, sumOfAmounts } from "./per-currency"

const DAYS = 30

export const OverviewQuery = z.object({
  /** The clock by which days are counted, such as `+03:00` (write the plus as `%2B` in an address); GMT by default. */
  utc_offset: z
    .string()
    .refine((text) => offsetMinutes(text) !== undefined, {
      error: "utc_offset: must be like +03:00, at most 14 hours",
    })
    .optional(),
})

/** How the shop's payments through Assist stand: from the tables alone, so that it costs no call of Assist. */
export async function readOverview(
  container: MedusaContainer,
  { utc_offset = "+00:00" }: z.infer<typeof OverviewQuery>,
): Promise<Overview> {
  const minutes = offsetMinutes(utc_offset) as number
  const { days, since } = lastDays(DAYS, minutes, new Date())
  const merchants = configuredMerchants(container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE))
  const providers = merchants.map(({ providerId }) => providerId)
  const [held, booked, attempts, discrepancies, health] = await Promise.all([
    heldNow(container, minutes),
    bookedByDay(container, providers, since, minutes),
    countAttempts(container, since),
    countDiscrepancies(container),
    healthOf(container, merchants, since),
  ])
  return { utc_offset, days, held, moved: movedByDay(booked), attempts, discrepancies, merchants: health }
}

function movedByDay(booked: readonly BookedOnDay[]): MovedByDay[] {
  return perCurrency(booked).map(([currency, days]) => ({
    currency,
    captured: sumOfAmounts(days.map(({ captured }) => captured)),
    refunded: sumOfAmounts(days.map(({ refunded }) => refunded)),
    days: days.map(({ date, captured, refunded }) => ({ date, captured, refunded })),
  }))
}

async function countDiscrepancies(container: MedusaContainer): Promise<Overview["discrepancies"]> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await knex.raw(
    `select code, count(*)::int as count from assist_discrepancy
      where status = 'open' and deleted_at is null group by code order by count desc, code`,
  )
  return rows
}

async function healthOf(
  container: MedusaContainer,
  merchants: readonly ConfiguredMerchant[],
  since: Date,
): Promise<MerchantHealth[]> {
  const ids = [...new Set(merchants.map(({ options }) => options.merchantId))]
  const [inStep, delays] = await Promise.all([
    merchantSyncsOf(container).inStep(),
    notificationDelays(container, ids, since),
  ])
  return merchants.map(({ providerId, options }) => ({
    provider_id: providerId,
    merchant_id: options.merchantId,
    last_in_step: inStep.get(accountOf(options))?.toISOString() ?? null,
    notification_delay: delays.get(options.merchantId) ?? null,
  }))
}
