import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/**
 * The tax rates that can stand on a line paid through each provider: of the countries in whose regions it is enabled. In
 * percent, as Medusa keeps them, smallest first. By SQL, for `doctor` has no store around it.
 */
export async function taxRatesByProvider(knex: Knex): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await knex.raw(
    `select distinct enabled.payment_provider_id as provider, rate.rate::float8 as rate
       from region_payment_provider enabled
       join region_country country on country.region_id = enabled.region_id and country.deleted_at is null
       join tax_region taxed on lower(taxed.country_code) = lower(country.iso_2) and taxed.deleted_at is null
       join tax_rate rate on rate.tax_region_id = taxed.id and rate.deleted_at is null
      where enabled.deleted_at is null and rate.rate is not null
      order by 1, 2`,
  )
  const rates = new Map<string, string[]>()
  for (const { provider, rate } of rows as { provider: string; rate: number }[])
    rates.set(provider, [...(rates.get(provider) ?? []), String(rate)])
  return rates
}
