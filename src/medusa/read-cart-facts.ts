import type { MedusaContainer } from "@medusajs/framework/types"
import type { CartFacts } from "../payments/unplaced"
import { queryRows } from "./query-rows"
import { regionsOfProviders } from "./regions-of-providers"

interface LevelRow {
  stocked_quantity: number
  reserved_quantity: number
  stock_locations?: ({ sales_channels?: ({ id: string } | null)[] } | null)[]
}

interface LineRow {
  variant_id: string | null
  quantity: number
  requires_shipping: boolean
  variant: {
    manage_inventory: boolean
    allow_backorder: boolean
    product: { id: string; shipping_profile?: { id: string } | null } | null
    inventory_items?: ({
      required_quantity: number
      inventory: { location_levels?: (LevelRow | null)[] } | null
    } | null)[]
  } | null
}

interface CartRow {
  region_id: string | null
  sales_channel_id: string | null
  items?: (LineRow | null)[]
  shipping_methods?: ({ shipping_option_id: string | null } | null)[]
}

const LEVELS = "items.variant.inventory_items.inventory.location_levels"
const FIELDS = [
  "region_id",
  "sales_channel_id",
  "items.variant_id",
  "items.quantity",
  "items.requires_shipping",
  "items.variant.manage_inventory",
  "items.variant.allow_backorder",
  "items.variant.product.id",
  "items.variant.product.shipping_profile.id",
  "items.variant.inventory_items.required_quantity",
  `${LEVELS}.stocked_quantity`,
  `${LEVELS}.reserved_quantity`,
  `${LEVELS}.stock_locations.sales_channels.id`,
  "shipping_methods.shipping_option_id",
]

const present = <T>(rows: readonly (T | null)[] | undefined): T[] => (rows ?? []).filter((row) => row !== null)

/** Reads of a cart all that core asks for when it makes an order of it. */
export async function readCartFacts(
  container: MedusaContainer,
  cartId: string,
  providerId: string,
): Promise<CartFacts> {
  const [cart] = await queryRows<CartRow>(container, "cart", FIELDS, { id: cartId })
  const options = present(cart?.shipping_methods).flatMap(({ shipping_option_id }) => shipping_option_id ?? [])
  const there =
    options.length > 0
      ? await queryRows<{ shipping_profile_id?: string }>(container, "shipping_option", ["id", "shipping_profile_id"], {
          id: options,
        })
      : []
  const regions = (await regionsOfProviders(container)).get(providerId) ?? []
  return {
    exists: cart !== undefined,
    lines: present(cart?.items).map((line) => ({
      gone: line.variant_id !== null && !line.variant?.product,
      ships: line.requires_shipping,
      profile: line.variant?.product?.shipping_profile?.id,
      inStock: inStock(line, cart?.sales_channel_id ?? null),
    })),
    profiles: there.map(({ shipping_profile_id }) => shipping_profile_id),
    regionTakesPayment: !cart?.region_id || regions.some(({ id }) => id === cart.region_id),
  }
}

function inStock({ variant, quantity }: LineRow, salesChannel: string | null): boolean {
  if (!variant?.manage_inventory || variant.allow_backorder) return true
  return present(variant.inventory_items).every(({ required_quantity, inventory }) =>
    present(inventory?.location_levels).some(
      ({ stocked_quantity, reserved_quantity, stock_locations }) =>
        stocked_quantity - reserved_quantity >= required_quantity * quantity &&
        present(stock_locations).some(({ sales_channels }) =>
          present(sales_channels).some(({ id }) => id === salesChannel),
        ),
    ),
  )
}
