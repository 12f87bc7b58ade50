import type { MerchantSettings } from "../merchants/merchant-settings.ts"
import type { Language } from "../protocol/language.ts"

/** A setting as the cabinet's form shows it. */
export interface SettingField {
  name: keyof MerchantSettings
  label: Record<Language, string>
  kind: "text" | "lines" | "flag" | "number" | { options: readonly { value: string; label: string }[] }
}

/** A group of the settings form. */
export interface SettingGroup {
  title: Record<Language, string>
  fields: readonly SettingField[]
}

export const field = (
  name: keyof MerchantSettings,
  kind: SettingField["kind"],
  RU: string,
  EN: string,
): SettingField => ({
  name,
  kind,
  label: { RU, EN },
})

/** Options as value, label, value, label. */
export const choice = (...pairs: readonly string[]): SettingField["kind"] => ({
  options: pairs.flatMap((value, index) => (index % 2 === 0 ? [{ value, label: pairs[index + 1] ?? value }] : [])),
})
