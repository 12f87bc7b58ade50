import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { ledgerOf, orderContext } from "../../operations/context"
import { toMedusaError } from "../../operations/errors"
import { Refused } from "../../refusals/refused"
import { saying } from "../../refusals/saying"
import type { FiscalDocument } from "../admin-api"
import { findTarget } from "../money/target"

export const FiscalDocumentQuery = z.object({
  /** Assist's number of the operation, 15 or 16 digits with `.1` and so on: that of a receipt of the payment. */
  billnumber: z
    .string({ error: "billnumber: write the number of the operation at Assist" })
    .trim()
    .regex(/^\d{15,16}(\.\d{1,4})?$/, {
      error: "billnumber: 15 or 16 digits, with .1 and so on for one operation, such as 5112223334445556.2",
    }),
})

/** Asks Assist for the fiscal document of one operation of a payment. */
export async function fiscalDocument(
  container: MedusaContainer,
  paymentId: string,
  { billnumber }: z.infer<typeof FiscalDocumentQuery>,
): Promise<FiscalDocument> {
  const { order } = await findTarget(container, paymentId)
  const operations = await ledgerOf(container).operations(order.order_number)
  const own = [order.billnumber, ...operations.map((one) => one.billnumber)].filter((one) => one !== null)
  const [short = ""] = billnumber.split(".", 1)
  if (own.length > 0 && !own.some((one) => one === short))
    throw new Refused(MedusaError.Types.NOT_FOUND, saying("no_operation", { payment: paymentId, billnumber }))
  try {
    const { merchant } = orderContext(container, order.provider_id)
    const found = await merchant.client.fiscalReceipt({ billNumber: billnumber, urgency: "job" })
    if (!found) return { billnumber, status: "none", document_number: null, drive_number: null, sign: null, url: null }
    return {
      billnumber: found.billNumber,
      status: found.status === "Success" ? "made" : "waiting",
      document_number: found.documentNumber || null,
      drive_number: found.driveNumber || null,
      sign: found.sign || null,
      url: found.url ?? null,
    }
  } catch (error) {
    throw toMedusaError(error, saying("asking_document", { billnumber }))
  }
}
