import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { configuredMerchants } from "../../merchant/find-merchant"
import { typedOrderNumbers } from "../../merchant/typed-order-number"

/** The order numbers somebody may mean by what they typed; for a list's filter. */
export function meantNumbers(container: MedusaContainer, typed: string): string[] {
  const merchants = configuredMerchants(container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE))
  return [
    ...typedOrderNumbers(
      typed,
      merchants.map(({ options }) => options.orderNumberPrefix),
    ),
  ]
}

/** Rows whose order number, or Assist's own number, begins with what was typed. */
export function numbered(container: MedusaContainer, typed: string) {
  const begins = (column: "billnumber" | "order_number", text: string) => ({
    [column]: { $like: `${text.replace(/[\\%_]/g, "\\$&")}%` },
  })
  return {
    $or: [begins("billnumber", typed), ...meantNumbers(container, typed).map((text) => begins("order_number", text))],
  }
}
