import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createLocationFulfillmentSetWorkflow,
  createServiceZonesWorkflow,
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"

const warehouse = "Склад в Минске"
const fulfillmentSet = "Доставка из Минска"
const provider = "manual_manual"

const options = [
  { name: "Курьер", label: "Courier", description: "До двери, 1-3 дня", code: "courier", byn: 7.9, rub: 390 },
  {
    name: "Пункт выдачи",
    label: "Pick-up point",
    description: "Рядом с домом, 2-5 дней",
    code: "pickup-point",
    byn: 3.45,
    rub: 199.5,
  },
] as const

async function ensureLocation(container: MedusaContainer, salesChannelId: string): Promise<string> {
  const [found] = await container.resolve(Modules.STOCK_LOCATION).listStockLocations({ name: warehouse })
  let id = found?.id
  if (!id) {
    const { result } = await createStockLocationsWorkflow(container).run({
      input: {
        locations: [{ name: warehouse, address: { address_1: "ул. Складская, 5", city: "Минск", country_code: "BY" } }],
      },
    })
    id = result[0]?.id
  }
  if (!id) throw new Error("The stock location was not made.")
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  await link.create({
    [Modules.STOCK_LOCATION]: { stock_location_id: id },
    [Modules.FULFILLMENT]: { fulfillment_provider_id: provider },
  })
  await linkSalesChannelsToStockLocationWorkflow(container).run({ input: { id, add: [salesChannelId] } })
  return id
}

async function ensureZone(container: MedusaContainer, locationId: string): Promise<string> {
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const findSet = async () =>
    (await fulfillment.listFulfillmentSets({ name: fulfillmentSet }, { relations: ["service_zones"] }))[0]
  if (!(await findSet())) {
    await createLocationFulfillmentSetWorkflow(container).run({
      input: { location_id: locationId, fulfillment_set_data: { name: fulfillmentSet, type: "shipping" } },
    })
  }
  const set = await findSet()
  if (!set) throw new Error("The fulfillment set was not made.")
  const known = set.service_zones[0]
  if (known) return known.id
  const { result } = await createServiceZonesWorkflow(container).run({
    input: {
      data: [
        {
          name: "Беларусь и Россия",
          fulfillment_set_id: set.id,
          geo_zones: [
            { type: "country", country_code: "by" },
            { type: "country", country_code: "ru" },
          ],
        },
      ],
    },
  })
  const zone = result[0]
  if (!zone) throw new Error("The service zone was not made.")
  return zone.id
}

async function ensureProfile(container: MedusaContainer): Promise<string> {
  const [found] = await container.resolve(Modules.FULFILLMENT).listShippingProfiles({ type: "default" })
  if (found) return found.id
  const { result } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "Обычная доставка", type: "default" }] },
  })
  const profile = result[0]
  if (!profile) throw new Error("The shipping profile was not made.")
  return profile.id
}

/** A warehouse that serves both countries, and the ways of delivery with prices in both currencies. */
export async function ensureShipping(
  container: MedusaContainer,
  salesChannelId: string,
): Promise<{ locationId: string; profileId: string }> {
  const locationId = await ensureLocation(container, salesChannelId)
  const profileId = await ensureProfile(container)
  const zoneId = await ensureZone(container, locationId)
  const existing = await container.resolve(Modules.FULFILLMENT).listShippingOptions({})
  const missing = options.filter(({ name }) => !existing.some((option) => option.name === name))
  if (missing.length > 0) {
    await createShippingOptionsWorkflow(container).run({
      input: missing.map(({ name, label, description, code, byn, rub }) => ({
        name,
        price_type: "flat",
        provider_id: provider,
        service_zone_id: zoneId,
        shipping_profile_id: profileId,
        type: { label, description, code },
        prices: [
          { currency_code: "byn", amount: byn },
          { currency_code: "rub", amount: rub },
        ],
        rules: [
          { attribute: "enabled_in_store", value: "true", operator: "eq" },
          { attribute: "is_return", value: "false", operator: "eq" },
        ],
      })),
    })
  }
  return { locationId, profileId }
}
