import { translated } from "../translated"
import { agreements } from "./agreements"
import { ledger } from "./ledger"
import { money } from "./money"
import { owner } from "./owner"
import { receipts } from "./receipts"

/** Every refusal in Belarusian. */
export const be = translated({ ...money, ...receipts, ...ledger, ...owner, ...agreements })
