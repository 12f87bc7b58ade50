import { agreements } from "./agreements"
import { ledger } from "./ledger"
import { money } from "./money"
import { owner } from "./owner"
import { receipts } from "./receipts"

/** Every refusal there is, in English: what the API says, and what the other languages are held against. */
export const en = { ...money, ...receipts, ...ledger, ...owner, ...agreements } as const
