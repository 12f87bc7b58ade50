import { MedusaError } from "@medusajs/framework/utils"
import type { OrderNumber } from "../../../gateway"

/**
 * Another payment session has this order number: they are made of 50 bits, so in a very large shop two may fall together.
 * Sharing it would let one shopper's payment pay for the other's cart. A new session has another number.
 */
export class OrderNumberTaken extends MedusaError {
  constructor(orderNumber: OrderNumber) {
    super(
      MedusaError.Types.UNEXPECTED_STATE,
      `Order number ${orderNumber} belongs to another payment session. Nothing was opened at Assist; a new session has another number.`,
    )
  }
}
