import type { Answer } from "../support/shop"
import { type Act, actOf, type Call } from "./calls"
import type { Subject, Told } from "./subject"
import { CHOSEN_LINES } from "./sums"

/** Presses what a call is about: the shopper's way back, the storefront, the owner's buttons, the shop's schedule. */
export async function press(subject: Subject, call: Call): Promise<Told> {
  try {
    return await BUTTONS[actOf(call)](subject)
  } catch (error) {
    return { status: 0, text: (error as Error).message }
  }
}

const BUTTONS: Record<Act, (subject: Subject) => Promise<Told>> = {
  authorize: async ({ stage: { shop }, session }) => {
    const { pathname } = await shop.comeBack(session)
    return { status: pathname.endsWith("/confirmed") ? 200 : 402, text: pathname }
  },
  "complete cart": async ({ stage: { shop }, cart }) => {
    const { status, body } = await shop.complete(cart)
    return body.type === "order" ? { status, text: "order" } : { status: 402, text: JSON.stringify(body) }
  },
  charge: (subject) => moveMoney(subject, "charge"),
  refund: (subject) => moveMoney(subject, "refund"),
  cancel: async (subject) => said(await subject.stage.admin.cancel((await subject.orderIds())[0] ?? "")),
  "pay by token": payByToken,
  "charge an agreement": async ({ stage: { store }, agreementId, session: { payment_collection_id } }) => {
    const asked = JSON.stringify({ agreement_id: agreementId, payment_collection_id })
    const { status } = await store.call<{ status: string }>("chargeAgreement", asked)
    return { status: status === "paid" ? 200 : 402, text: status }
  },
}

/** Core's own button; with receipts the plugin's, by lines, until the plugin has written down which lines were meant. */
async function moveMoney(subject: Subject, kind: "charge" | "refund"): Promise<Told> {
  const { admin } = subject.stage
  const [button, sum] =
    kind === "charge" ? (["capture", subject.sums.captured] as const) : (["refund", subject.sums.refunded] as const)
  const paymentId = await subject.paymentId()
  if (subject.way !== "with lines" || (await subject.operations(kind)).length > 0)
    return said(await admin[button](paymentId, Number(sum)))
  const lines = await linesOf(subject, kind)
  return said(await admin.call("POST", `/admin/assist/payments/${paymentId}/${button}`, { lines }))
}

async function linesOf(subject: Subject, kind: "charge" | "refund") {
  const [orderId] = await subject.orderIds()
  const { body } = await subject.stage.admin.call("GET", `/admin/orders/${orderId}?fields=id,*items`)
  const items: { id: string; product_title: string }[] = body.order.items
  return CHOSEN_LINES[kind].map(({ product, quantity }) => ({
    line: items.find(({ product_title }) => product_title === product)?.id,
    quantity,
  }))
}

/** What the sandbox takes for a wallet's token. */
const TOKEN = { type: "google_pay", token: JSON.stringify({ sandbox: "approve" }) }

async function payByToken({ stage: { shop }, session }: Subject): Promise<Told> {
  const { body } = await shop.call("POST", `/store/assist/payment-sessions/${session.id}/token`, TOKEN)
  const status = body?.payment_session?.status
  return { status: status === "paid" ? 200 : 402, text: status ?? JSON.stringify(body) }
}

function said({ status, body }: Answer): Told {
  return { status, text: body?.message ?? "" }
}
