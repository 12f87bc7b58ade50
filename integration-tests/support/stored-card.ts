import type { Session, Shop } from "./shop"
import type { Store } from "./store"

/** Numbers of the sandbox's test cards, by what they do. */
export const CARD_NUMBERS = { approve: "4111111111111111", insufficient: "4000000000001000" } as const

/** Pays a session on Assist's page with a card typed there, which the customer lets Assist keep. */
export async function payAndStore(
  { sandbox }: Store,
  shop: Shop,
  session: Session,
  Cardnumber: string = CARD_NUMBERS.approve,
): Promise<void> {
  const { landed } = await shop.open(session)
  const CFSID = new URL(landed ?? "", sandbox.url).searchParams.get("CFSID") ?? ""
  const card = { Cardnumber, Expiry: "12/39", Cvc2: "123", Cardholder: "YANKA KUPALA", savecard: "1" }
  const body = new URLSearchParams({ CFSID, action: "pay", ...card })
  const reply = await fetch(`${sandbox.url}/pay/pay.cfm`, { method: "POST", body, redirect: "manual" })
  if (reply.status >= 400) throw new Error(`pay.cfm -> ${reply.status}`)
  await sandbox.flush()
}
