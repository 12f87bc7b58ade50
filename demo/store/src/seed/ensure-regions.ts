import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createRegionsWorkflow, updateRegionsWorkflow } from "@medusajs/medusa/core-flows"
import type { SeedSettings } from "./settings"

const regions = [
  { name: "Беларусь", country: "by", currency_code: "byn", assist: "pp_assist_main" },
  { name: "Россия", country: "ru", currency_code: "rub", assist: "pp_assist_ru" },
] as const

/** The regions by country, each with the Assist merchant of its currency and payment on delivery. */
export async function ensureRegions(
  container: MedusaContainer,
  { withPlugin }: Pick<SeedSettings, "withPlugin">,
): Promise<Record<string, string>> {
  const existing = await container.resolve(Modules.REGION).listRegions({}, { select: ["id", "name"] })
  const ids: Record<string, string> = {}
  for (const { name, country, currency_code, assist } of regions) {
    const payment_providers = withPlugin ? [assist, "pp_system_default"] : ["pp_system_default"]
    const found = existing.find((region) => region.name === name)
    if (found) {
      await updateRegionsWorkflow(container).run({
        input: { selector: { id: found.id }, update: { payment_providers } },
      })
      ids[country] = found.id
      continue
    }
    const { result } = await createRegionsWorkflow(container).run({
      input: { regions: [{ name, currency_code, countries: [country], payment_providers, automatic_taxes: false }] },
    })
    const made = result[0]
    if (!made) throw new Error(`The region ${name} was not made.`)
    ids[country] = made.id
  }
  return ids
}
