import type { Session, Shop } from "./shop"
import type { Store } from "./store"

/** Numbers of the sandbox's test cards, by what they do. */
export const CARD_NUMBERS = { approve: "4111111111111111", insufficient: "4000000000001000" } as const

/** Pays a session on Assist's page with a card typed there, which the customer lets Assist keep. */
export async function payAndStore(
  store: Store,
  shop: Shop,
  session: Session,
  Cardnumber: string = CARD_NUMBERS.approve,
): Promise<void> {
  const { landed } = await shop.open(session)
  await payOnPage(store, landed, { Cardnumber, savecard: "1" })
}

/** Types a card on Assist's page, and pays. */
export async function payOnPage(
  { sandbox }: Store,
  page: string | null,
  given: Record<string, string> = { Cardnumber: CARD_NUMBERS.approve },
): Promise<void> {
  const CFSID = new URL(page ?? "", sandbox.url).searchParams.get("CFSID") ?? ""
  const card = { Expiry: "12/39", Cvc2: "123", Cardholder: "YANKA KUPALA", ...given }
  const body = new URLSearchParams({ CFSID, action: "pay", ...card })
  const reply = await fetch(`${sandbox.url}/pay/pay.cfm`, { method: "POST", body, redirect: "manual" })
  if (reply.status >= 400) throw new Error(`pay.cfm -> ${reply.status}`)
  await sandbox.flush()
}
