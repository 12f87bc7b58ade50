import { replyElement } from "../../gateway"
import { type Payable, payerOf } from "../../medusa/payer"
import type { OrderView } from "../../payments/order-view"
import type { PayerField } from "../admin-api"

/**
 * What Assist reports of the payer that is not so in Medusa's order. What the browser posts to Assist can be changed there
 * (option `openOrder`), and the cart can be changed behind a shopper who pays: either way Assist's letters and receipts go to
 * somebody else than the order's. What Assist does not report says nothing.
 */
export function payerDiffers(view: OrderView | undefined, payable: Payable | undefined): readonly PayerField[] {
  const reported = view?.reported.find(({ billNumber }) => billNumber === view.paid?.billNumber)
  if (!reported || !payable) return []
  const { email = "", firstname = "", lastname = "" } = payerOf(payable)
  const reportedEmail = plain(replyElement(reported, "email"))
  const reportedName = plain(`${replyElement(reported, "firstname")}${replyElement(reported, "lastname")}`)
  const differing: PayerField[] = []
  if (reportedEmail && email && reportedEmail !== plain(email)) differing.push("email")
  // A long name comes back cut.
  if (reportedName && !plain(`${firstname}${lastname}`).startsWith(reportedName)) differing.push("name")
  return differing
}

/** Assist takes some characters out without a word (protocol 12): letters and digits decide. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
}
