import type { ConfigModule } from "@medusajs/framework/types"
import { configuredMerchants } from "../../merchant/find-merchant"

/**
 * The content of Apple's file for a host: that of the entry whose Apple Pay has this domain, else the first there is, for a
 * shop whose other host hands the address on.
 */
export function domainAssociation(config: ConfigModule, host: string | undefined): string | undefined {
  const entries = configuredMerchants(config).flatMap(({ options }) => options.wallets.apple_pay ?? [])
  const given = entries.filter(({ domainAssociation }) => domainAssociation)
  return (given.find(({ domain }) => domain === host) ?? given[0])?.domainAssociation
}
