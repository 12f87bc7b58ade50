import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { regionsOfProviders } from "../../medusa/regions-of-providers"
import { type ConfiguredMerchant, configuredMerchants } from "../../merchant/find-merchant"
import { accountOf } from "../../merchant/merchant"
import { merchantSyncsOf } from "../../operations/context"
import type { AssistMerchant, MerchantList } from "../admin-api"
import { cabinetSettings } from "./cabinet-settings"
import { notificationUrl } from "./checks/check-configuration"
import { checkWallets } from "./checks/check-wallets"

type Counts = AssistMerchant["counts"]

/** The provider entries of medusa-config with what the tables say about each. Nothing secret. */
export async function listMerchants(container: MedusaContainer): Promise<MerchantList> {
  const merchants = configuredMerchants(container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE))
  const [counts, heard, regions, inStep] = await Promise.all([
    countOpen(container),
    lastHeard(container),
    regionsOfProviders(container),
    merchantSyncsOf(container).inStep(),
  ])
  return {
    merchants: merchants.map((merchant) => ({
      ...describe(merchant),
      regions: regions.get(merchant.providerId) ?? [],
      last_notification: heard.get(merchant.options.merchantId) ?? null,
      last_in_step: inStep.get(accountOf(merchant.options))?.toISOString() ?? null,
      counts: counts.get(merchant.providerId) ?? { held: 0, discrepancies: 0, unsettled: 0 },
    })),
  }
}

function describe(merchant: ConfiguredMerchant) {
  const { providerId, options } = merchant
  return {
    provider_id: providerId,
    merchant_id: options.merchantId,
    server_url: options.serverUrl,
    notification_url: notificationUrl(options.backendUrl),
    stages: options.capture ? (1 as const) : (2 as const),
    capture_on: options.captureOn,
    hold_days: options.holdDays,
    hold_expiry: options.holdExpiry,
    test_mode: options.testMode,
    rotating_secret: options.secretWords.length > 1,
    login_hint: `${options.login.slice(0, 2)}…`,
    cabinet_settings: cabinetSettings(options),
    wallets: checkWallets({ merchant, production: process.env.NODE_ENV === "production" }),
  }
}

async function countOpen(container: MedusaContainer): Promise<ReadonlyMap<string, Counts>> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await knex.raw(
    `select o.provider_id,
            count(*) filter (where o.summary->>'status' = 'held')::int as held,
            coalesce(sum(d.open), 0)::int as discrepancies,
            coalesce(sum(p.open), 0)::int as unsettled
       from assist_order o
       left join (select order_number, count(*) as open from assist_discrepancy
                   where status = 'open' and deleted_at is null group by order_number) d using (order_number)
       left join (select order_number, count(*) as open from assist_operation
                   where settled_at is null and deleted_at is null group by order_number) p using (order_number)
      where o.deleted_at is null
      group by o.provider_id`,
  )
  return new Map(
    (rows as (Counts & { provider_id: string })[]).map(({ provider_id, ...counts }) => [provider_id, counts]),
  )
}

type Heard = NonNullable<AssistMerchant["last_notification"]>

async function lastHeard(container: MedusaContainer): Promise<ReadonlyMap<string, Heard>> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await knex.raw(
    `select distinct on (merchant_id) merchant_id, last_received_at as at, verdict, detail
       from assist_notification where deleted_at is null order by merchant_id, last_received_at desc`,
  )
  return new Map(
    (rows as (Omit<Heard, "at"> & { merchant_id: string; at: Date })[]).map(({ merchant_id, at, verdict, detail }) => [
      merchant_id,
      { at: new Date(at).toISOString(), verdict, detail },
    ]),
  )
}
