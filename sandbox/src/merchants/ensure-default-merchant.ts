import type { Config } from "../config.ts"
import type { Store } from "../store/store.ts"
import { DEFAULT_SETTINGS } from "./merchant-settings.ts"

/**
 * Creates the merchant the sandbox was started for. One that exists keeps its settings, except what this start names
 * explicitly; settings added by a newer version get their defaults.
 */
export async function ensureDefaultMerchant(store: Store, config: Config): Promise<void> {
  const { merchantId, login, password, currency, secretWord, notificationUrl } = config.merchant
  await store.work(async (unit) => {
    const known = await unit.merchant(merchantId)
    await unit.saveMerchant({
      merchantId,
      login: known && !config.credentialsGiven ? known.login : login,
      password: known && !config.credentialsGiven ? known.password : password,
      currency: known?.currency ?? currency,
      settings: {
        ...DEFAULT_SETTINGS,
        ...known?.settings,
        ...(secretWord === undefined ? {} : { secretWord }),
        ...(notificationUrl === undefined ? {} : { notificationUrl }),
      },
    })
  })
}
