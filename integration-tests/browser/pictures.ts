import { writeFileSync } from "node:fs"
import path from "node:path"

const folder = path.resolve(__dirname, "../../docs/images")

/** Which screenshots of the tests are pictures of the documentation: docs/images/admin-order-held.png and so on. */
export const PICTURES: Readonly<Record<string, string>> = {
  "admin-1-held": "admin-order-held",
  "admin-2-capture-part": "admin-capture-part",
  "admin-6-refunded-part": "admin-refunded-part",
  "admin-7-capture-lines": "admin-capture-lines",
  "admin-11-discrepancies": "admin-discrepancies",
  "admin-14-reconciliation": "admin-reconciliation",
  "admin-15-settings": "admin-settings",
  "admin-17-captured-be": "admin-belarusian",
  "admin-18-phone-dark": "admin-phone-dark",
  "admin-27-overview-en-light": "admin-overview",
  "admin-27-overview-ru-light": "admin-overview-russian",
  "admin-30-receipt-capture": "admin-receipt-capture",
  "admin-32-receipts": "admin-receipts",
}

/** What a picture is taken in: a message that passes would cover the card, which says the same and stays. */
export function styleOf(name: string): string | undefined {
  return name in PICTURES ? "[data-sonner-toaster] { visibility: hidden }" : undefined
}

/** With `PICTURES=1 npm test -- browser` a screenshot becomes the documentation's picture; a usual run leaves them alone. */
export function keepPicture(name: string, png: Buffer): void {
  const picture = PICTURES[name]
  if (process.env["PICTURES"] && picture) writeFileSync(path.join(folder, `${picture}.png`), png)
}
