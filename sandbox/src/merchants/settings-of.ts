import type { Sandbox } from "../sandbox.ts"
import type { Unit } from "../store/unit.ts"
import { DEFAULT_SETTINGS, type MerchantSettings } from "./merchant-settings.ts"

/**
 * The settings a request is answered by: those of the merchant it names, else of the default merchant. Errors need them
 * before anybody has been recognized.
 */
export async function settingsOf(unit: Unit, sandbox: Sandbox, merchantId: string): Promise<MerchantSettings> {
  const merchant = (await unit.merchant(merchantId)) ?? (await unit.merchant(sandbox.defaultMerchantId))
  return merchant?.settings ?? DEFAULT_SETTINGS
}
