import type { ConfigModule } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { configuredMerchants } from "../../src/merchant/find-merchant"
import type { MerchantOptions } from "../../src/merchant/options"
import type { Store } from "./store"

/** The merchant of every test, or that of `provider`, with another value of an option while `work` runs. */
export async function withOption<Name extends keyof MerchantOptions>(
  { container }: Store,
  name: Name,
  value: MerchantOptions[Name],
  work: () => Promise<unknown>,
  provider = "pp_assist_main",
): Promise<void> {
  const config = container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE)
  const merchant = configuredMerchants(config).find(({ providerId }) => providerId === provider)
  if (!merchant) throw new Error(`no merchant is configured for ${provider}`)
  const options: MerchantOptions = merchant.options
  const before = options[name]
  options[name] = value
  try {
    await work()
  } finally {
    options[name] = before
  }
}
