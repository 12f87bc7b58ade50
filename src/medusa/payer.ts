import { DefaultsUtils } from "@medusajs/framework/utils"
import type { OrderFormParams } from "../gateway"

interface Address {
  first_name?: string | null
  last_name?: string | null
  address_1?: string | null
  address_2?: string | null
  city?: string | null
  postal_code?: string | null
  country_code?: string | null
  phone?: string | null
}

/** The part of a cart or an order that says who pays. */
export interface Payable {
  email?: string | null
  billing_address?: Address | null
  shipping_address?: Address | null
}

/** Payer fields of `order.cfm` (protocol 3.1) from the live cart; the billing address goes first. */
export function payerOf({ email, billing_address, shipping_address }: Payable): NonNullable<OrderFormParams["payer"]> {
  const address: Address =
    billing_address?.address_1 || billing_address?.last_name ? billing_address : (shipping_address ?? {})
  const filled = {
    firstname: address.first_name,
    lastname: address.last_name,
    email,
    address: [address.address_1, address.address_2].filter(Boolean).join(", "),
    city: address.city,
    zip: address.postal_code,
    country: alpha3(address.country_code),
    mobilePhone: address.phone ?? shipping_address?.phone,
  }
  return Object.fromEntries(Object.entries(filled).filter(([, value]) => value))
}

/** Medusa keeps ISO alpha-2 in lower case, Assist wants alpha-3 (protocol 3.1, Country). */
function alpha3(code: string | null | undefined): string | undefined {
  return DefaultsUtils.defaultCountries.find(({ alpha2 }) => alpha2.toLowerCase() === code?.toLowerCase())?.alpha3
}
