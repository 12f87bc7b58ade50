import { itemText } from "./item-text"
import type { ReceiptSettings } from "./receipt-settings"
import type { SaleLine } from "./sale"

/** What is printed of an order's line, within Assist's limits. Either may be empty. */
export interface LineTexts {
  readonly name: string
  readonly product: string
}

export function lineTexts(line: SaleLine, { shippingName }: Pick<ReceiptSettings, "shippingName">): LineTexts {
  return {
    name: itemText((line.kind === "shipping" && shippingName) || line.name, 250),
    product: itemText(line.product ?? "", 50),
  }
}
