import { translated } from "../translated"
import { agreements } from "./agreements"
import { ledger } from "./ledger"
import { money } from "./money"
import { owner } from "./owner"
import { receipts } from "./receipts"

/** Every refusal in Russian. */
export const ru = translated({ ...money, ...receipts, ...ledger, ...owner, ...agreements })
