import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules, ProductStatus } from "@medusajs/framework/utils"
import {
  createApiKeysWorkflow,
  createInventoryLevelsWorkflow,
  createProductsWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  createUserAccountWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"

/** The ids a test shops with. */
export interface Seeded {
  publishableKey: string
  regionByn: string
  regionRub: string
  salesChannel: string
  shippingOption: string
  /** 100.00 BYN, 3000.00 RUB, never out of stock. */
  variant: string
  /** 33.335 BYN: three decimals, as Medusa allows. */
  oddVariant: string
  /** 50.00 BYN, one piece in stock. */
  lastPiece: string
}

/** A store as small as a checkout allows. */
export async function seed(container: MedusaContainer): Promise<Seeded> {
  const { result: channels } = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [{ name: "Shop" }] },
  })
  const salesChannel = channels[0]?.id as string
  const [store] = await container.resolve(Modules.STORE).listStores()
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: store?.id },
      update: {
        supported_currencies: [{ currency_code: "byn", is_default: true }, { currency_code: "rub" }],
        default_sales_channel_id: salesChannel,
      },
    },
  })
  const providers = ["pp_assist_main", "pp_assist_one"]
  const { result: regions } = await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name: "Belarus",
          currency_code: "byn",
          countries: ["by"],
          payment_providers: providers,
          automatic_taxes: false,
        },
        {
          name: "Russia",
          currency_code: "rub",
          countries: ["ru"],
          payment_providers: providers,
          automatic_taxes: false,
        },
      ],
    },
  })
  const { result: keys } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: "Shop", type: "publishable", created_by: "" }] },
  })
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: keys[0]?.id as string, add: [salesChannel] } })
  const { location, profile, shippingOption } = await seedShipping(container, salesChannel)

  const { result: products } = await createProductsWorkflow(container).run({
    input: {
      products: [
        product("Linen towel", profile, salesChannel, { byn: 100, rub: 3000 }, false),
        product("Ribbon by the metre", profile, salesChannel, { byn: 33.335, rub: 1000.5 }, false),
        product("Last samovar", profile, salesChannel, { byn: 50, rub: 1500 }, true),
      ],
    },
  })
  const variantOf = (title: string) => products.find((product) => product.title === title)?.variants[0]?.id as string
  await stockLastPiece(container, location)
  return {
    publishableKey: keys[0]?.token as string,
    regionByn: regions[0]?.id as string,
    regionRub: regions[1]?.id as string,
    salesChannel,
    shippingOption,
    variant: variantOf("Linen towel"),
    oddVariant: variantOf("Ribbon by the metre"),
    lastPiece: variantOf("Last samovar"),
  }
}

function product(
  title: string,
  profile: string,
  salesChannel: string,
  prices: Record<string, number>,
  manage_inventory: boolean,
) {
  return {
    title,
    status: ProductStatus.PUBLISHED,
    shipping_profile_id: profile,
    sales_channels: [{ id: salesChannel }],
    options: [{ title: "Kind", values: ["One"] }],
    variants: [
      {
        title: "One",
        sku: title,
        manage_inventory,
        options: { Kind: "One" },
        prices: Object.entries(prices).map(([currency_code, amount]) => ({ currency_code, amount })),
      },
    ],
  }
}

async function seedShipping(container: MedusaContainer, salesChannel: string) {
  const { result: locations } = await createStockLocationsWorkflow(container).run({
    input: { locations: [{ name: "Minsk", address: { city: "Minsk", country_code: "BY", address_1: "" } }] },
  })
  const location = locations[0]?.id as string
  await linkSalesChannelsToStockLocationWorkflow(container).run({ input: { id: location, add: [salesChannel] } })
  const { result: profiles } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "Default", type: "default" }] },
  })
  const profile = profiles[0]?.id as string
  const set = await container.resolve(Modules.FULFILLMENT).createFulfillmentSets({
    name: "Delivery",
    type: "shipping",
    service_zones: [
      { name: "Union", geo_zones: ["by", "ru"].map((country_code) => ({ country_code, type: "country" as const })) },
    ],
  })
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  await link.create({
    [Modules.STOCK_LOCATION]: { stock_location_id: location },
    [Modules.FULFILLMENT]: { fulfillment_set_id: set.id },
  })
  await link.create({
    [Modules.STOCK_LOCATION]: { stock_location_id: location },
    [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" },
  })
  const { result: options } = await createShippingOptionsWorkflow(container).run({
    input: [
      {
        name: "Pick-up",
        price_type: "flat",
        provider_id: "manual_manual",
        service_zone_id: set.service_zones[0]?.id as string,
        shipping_profile_id: profile,
        type: { label: "Pick-up", description: "In the shop", code: "pickup" },
        prices: [
          { currency_code: "byn", amount: 0 },
          { currency_code: "rub", amount: 0 },
        ],
        rules: [
          { attribute: "enabled_in_store", value: "true", operator: "eq" },
          { attribute: "is_return", value: "false", operator: "eq" },
        ],
      },
    ],
  })
  return { location, profile, shippingOption: options[0]?.id as string }
}

async function stockLastPiece(container: MedusaContainer, location_id: string): Promise<void> {
  const items = await container.resolve(Modules.INVENTORY).listInventoryItems({ sku: "Last samovar" })
  await createInventoryLevelsWorkflow(container).run({
    input: { inventory_levels: items.map(({ id }) => ({ inventory_item_id: id, location_id, stocked_quantity: 1 })) },
  })
}

/** An admin with a password; returns the bearer token for the admin API. */
export async function seedAdmin(container: MedusaContainer, baseUrl: string): Promise<string> {
  const credentials = { email: "admin@shop.test", password: "supersecret" }
  const json = (body: unknown, headers = {}) => ({
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", ...headers },
  })
  const register = await fetch(`${baseUrl}/auth/user/emailpass/register`, json(credentials))
  const { token } = (await register.json()) as { token: string }
  const authIdentityId = JSON.parse(Buffer.from(token.split(".")[1] as string, "base64url").toString()).auth_identity_id
  await createUserAccountWorkflow(container).run({
    input: { authIdentityId, userData: { email: credentials.email, first_name: "Ada", last_name: "Admin" } },
  })
  const login = await fetch(`${baseUrl}/auth/user/emailpass`, json(credentials))
  return ((await login.json()) as { token: string }).token
}
