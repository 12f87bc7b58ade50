import type { ConfigModule } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { Refused } from "../refusals/refused"
import { saying } from "../refusals/saying"
import { type Merchant, merchantFor } from "./merchant"
import { parseOptions } from "./options"
import type { AssistProviderOptions } from "./provider-options"

/** A merchant together with Medusa's id of its provider entry, e.g. `pp_assist_main`. */
export interface ConfiguredMerchant extends Merchant {
  readonly providerId: string
}

interface ProviderEntry {
  resolve?: unknown
  id?: string
  options?: AssistProviderOptions
}

/** How a provider entry names this plugin: by package, or by path inside this repository. */
const OURS = /(^|\/)(medusa-payment-assist\/.*)?providers\/assist(\/index)?(\.[jt]s)?$/

const configured = new WeakMap<object, readonly ConfiguredMerchant[]>()

/**
 * Every Assist merchant of this store, read from the payment module's provider entries in `medusa-config`: the
 * one place they are configured (design section 1).
 */
export function configuredMerchants(config: ConfigModule): readonly ConfiguredMerchant[] {
  const known = configured.get(config)
  if (known) return known
  const payment = (config.modules as Record<string, { options?: { providers?: ProviderEntry[] } } | undefined>)?.[
    Modules.PAYMENT
  ]
  const entries = payment?.options?.providers ?? []
  const merchants = entries
    .filter(({ resolve }) => typeof resolve === "string" && OURS.test(resolve.replaceAll("\\", "/")))
    .map(({ id, options }) => ({
      ...merchantFor(parseOptions(options)),
      providerId: id ? `pp_assist_${id}` : "pp_assist",
    }))
  configured.set(config, merchants)
  return merchants
}

/** The merchant behind Medusa's provider id. Throws MedusaError (not_found) when the entry is gone. */
export function merchantOfProvider(config: ConfigModule, providerId: string): ConfiguredMerchant {
  const merchant = configuredMerchants(config).find((entry) => entry.providerId === providerId)
  if (merchant) return merchant
  throw new Refused(MedusaError.Types.NOT_FOUND, saying("merchant_gone", { provider: providerId }))
}
