import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import {
  addShippingMethodToCartWorkflow,
  createCartWorkflow,
  createPaymentCollectionForCartWorkflow,
} from "@medusajs/medusa/core-flows"

interface MonthsCart {
  readonly id: string
  readonly payment_collection_id: string
}

interface Address {
  readonly first_name: string
  readonly last_name: string
  readonly phone: string
  readonly postal_code: string
  readonly city: string
  readonly address_1: string
  readonly country_code: string
}

interface OrderBefore {
  readonly region_id: string
  readonly sales_channel_id: string
  readonly email: string
  readonly metadata: Record<string, unknown> | null
  readonly items: readonly { variant_id: string; quantity: number }[]
  readonly shipping_address: Address
  readonly shipping_methods: readonly { shipping_option_id: string }[]
}

/**
 * The cart of a subscription's next month, with the goods of the order before. The same one for as long as it is not paid: a second
 * run must find the collection of the first.
 */
export async function cartOfMonth(
  container: MedusaContainer,
  customerId: string,
  agreementId: string,
): Promise<MonthsCart> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: carts } = await query.graph({
    entity: "cart",
    fields: ["id", "metadata", "completed_at", "payment_collection.id"],
    filters: { customer_id: customerId },
  })
  const open = carts.find(({ metadata, completed_at }) => metadata?.next_month_of === agreementId && !completed_at)
  const id =
    open?.id ??
    (await makeCart(container, customerId, await lastOrder(container, customerId, agreementId), agreementId))
  if (!open?.payment_collection) await createPaymentCollectionForCartWorkflow(container).run({ input: { cart_id: id } })
  const { data } = await query.graph({ entity: "cart", fields: ["payment_collection.id"], filters: { id } })
  return { id, payment_collection_id: data[0]?.payment_collection?.id ?? "" }
}

async function lastOrder(container: MedusaContainer, customerId: string, agreementId: string): Promise<OrderBefore> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: [
      "region_id",
      "sales_channel_id",
      "email",
      "metadata",
      "created_at",
      "items.variant_id",
      "items.quantity",
      "shipping_address.*",
      "shipping_methods.shipping_option_id",
    ],
    filters: { customer_id: customerId },
    pagination: { order: { created_at: "DESC" }, take: 100 },
  })
  const order = (data as unknown as OrderBefore[]).find(({ metadata }) => metadata?.["subscription"] === agreementId)
  if (!order)
    throw new MedusaError(MedusaError.Types.NOT_FOUND, "The first order of the subscription is not placed yet.")
  return order
}

async function makeCart(
  container: MedusaContainer,
  customer_id: string,
  { region_id, sales_channel_id, email, items, shipping_address, shipping_methods }: OrderBefore,
  agreementId: string,
): Promise<string> {
  const { first_name, last_name, phone, postal_code, city, address_1, country_code } = shipping_address
  const address = { first_name, last_name, phone, postal_code, city, address_1, country_code }
  const { result: cart } = await createCartWorkflow(container).run({
    input: {
      region_id,
      sales_channel_id,
      customer_id,
      email,
      shipping_address: address,
      billing_address: address,
      items: items.map(({ variant_id, quantity }) => ({ variant_id, quantity })),
      metadata: { subscription: agreementId, next_month_of: agreementId },
    },
  })
  await addShippingMethodToCartWorkflow(container).run({
    input: {
      cart_id: cart.id,
      options: shipping_methods.map(({ shipping_option_id }) => ({ id: shipping_option_id })),
    },
  })
  return cart.id
}
