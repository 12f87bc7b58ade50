import type { MedusaContainer } from "@medusajs/framework/types"
import { queryRows } from "./query-rows"

/** A region in which a payment provider is enabled. */
export interface PaymentRegion {
  readonly id: string
  readonly name: string
  /** ISO 4217, upper case. */
  readonly currency: string
}

interface RegionRow {
  id: string
  name: string
  currency_code: string
  payment_providers?: ({ id: string } | null)[]
}

/** The regions of the store by the id of each payment provider that is enabled in them. */
export async function regionsOfProviders(
  container: MedusaContainer,
): Promise<ReadonlyMap<string, readonly PaymentRegion[]>> {
  const fields = ["id", "name", "currency_code", "payment_providers.id"]
  const found = new Map<string, PaymentRegion[]>()
  for (const { id, name, currency_code, payment_providers } of await queryRows<RegionRow>(
    container,
    "region",
    fields,
    {},
  ))
    for (const provider of payment_providers ?? [])
      if (provider)
        found.set(provider.id, [...(found.get(provider.id) ?? []), { id, name, currency: currency_code.toUpperCase() }])
  return found
}
