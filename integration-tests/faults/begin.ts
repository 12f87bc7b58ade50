import type { TestCardName } from "../support/sandbox"
import { type Cart, readForm, type Session } from "../support/shop"
import type { Way } from "./calls"
import type { Lane, Stage } from "./stage"

/** What a subject begins with. */
export interface Begun {
  readonly cart: Cart
  readonly session: Session
  /** Of the payment, where it was made already. */
  readonly billnumber?: string
  readonly agreementId?: string
}

/** How an order of each way to pay begins; Medusa does not know of the payment yet, or there is none. */
export const BEGINNINGS: Record<Way, (stage: Stage, lane: Lane) => Promise<Begun>> = {
  held: async (stage, lane) => await paid(stage, await newSession(stage, lane.provider)),
  "taken at once": async (stage, lane) => await paid(stage, await newSession(stage, lane.provider), "at_once"),
  "with lines": async (stage, lane) => await paid(stage, await newSession(stage, lane.withReceipts, 2)),
  "by token": async (stage, lane) => await newSession(stage, lane.provider),
  "by agreement": async (stage, lane) => {
    const agreementId = await agreement(stage, lane)
    return { ...(await newSession(stage, lane.provider)), agreementId }
  },
}

/** A cart of one towel, and of ribbons if they are asked for, with a payment session. */
async function newSession({ shop, seeded }: Stage, provider: string, ribbons = 0): Promise<Begun> {
  let cart = await shop.cart()
  if (ribbons > 0) {
    const item = { variant_id: seeded.oddVariant, quantity: ribbons }
    cart = (await shop.call("POST", `/store/carts/${cart.id}/line-items`, item)).body.cart
  }
  return { cart, session: await shop.session(cart, provider) }
}

/** Pays on Assist's page, and says nothing of it to the shop. */
async function paid(stage: Stage, begun: Begun, card: TestCardName = "approve"): Promise<Begun> {
  await openPage(stage, begun.session)
  const { billnumber } = await stage.sandbox.pay(begun.session.number, card, false)
  return { ...begun, billnumber }
}

/** The shopper's browser has no part in the trouble: it goes to Assist past the lane. */
async function openPage({ sandbox }: Stage, session: Session): Promise<void> {
  const page = await fetch(session.data.payment_url, { redirect: "manual" })
  // The shop has opened the order itself, and sends the shopper on.
  if (page.status === 303) return
  const { action, fields } = readForm(await page.text())
  const address = `${sandbox.url}${new URL(action).pathname}`
  await fetch(address, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" })
}

/** An agreement whose first payment has made an order. Its period is over at once: only the plugin keeps it from paying twice. */
async function agreement(stage: Stage, lane: Lane): Promise<string> {
  const begun = await newSession(stage, lane.provider)
  const { id } = await stage.store.call<{ id: string }>(
    "agree",
    JSON.stringify({
      payment_session_id: begun.session.id,
      min_amount: 50,
      max_amount: 200,
      period_days: 1,
      until: "2099-12-31",
    }),
  )
  await paid(stage, begun)
  await stage.shop.comeBack(begun.session)
  const [row] = await stage.database.rows<{ status: string }>(
    "update assist_agreement set period_days = 0 where id = $1 returning status",
    [id],
  )
  if (row?.status !== "active") throw new Error(`no agreement was made: it is ${row?.status}`)
  return id
}
