import type { Books } from "../support/admin"
import { notificationBody } from "../support/notification-body"
import type { LedgerOrder } from "../support/sandbox"
import { type Cart, readForm, type Session } from "../support/shop"
import { type Arrival, actOf, type Call, type Fault, isTakenAtOnce, type Next } from "./cells"
import type { Lane, Stage } from "./stage"

/** The owner's part, the refund's part: sums in BYN of an order over 100.00. */
export const CAPTURED = 40
export const REFUNDED = 15
/** The whole order, as it is taken at once. */
export const WHOLE = 100

/** What a click came to, as who clicked was told. `status` 0: no answer at all. */
export interface Told {
  readonly status: number
  readonly text: string
}

/** What is to become of a subject. */
export interface Fate {
  readonly lane: Lane
  readonly fault: Fault
  readonly next: Next
  /** What arrives while its call is at its point. */
  readonly before?: Arrival
  readonly takenAtOnce?: boolean
}

/** One order and everything that can be pressed or seen about it. */
export class Subject {
  billnumber = ""
  told: Told = { status: 0, text: "" }
  private paymentId = ""

  private constructor(
    private readonly stage: Stage,
    readonly fate: Fate,
    readonly cart: Cart,
    readonly session: Session,
  ) {}

  get lane(): Lane {
    return this.fate.lane
  }

  get fault(): Fault {
    return this.fate.fault
  }

  get next(): Next {
    return this.fate.next
  }

  get takenAtOnce(): boolean {
    return this.fate.takenAtOnce ?? false
  }

  /** A cart whose money Assist holds, or has taken at once; Medusa does not know yet. */
  static async paid(stage: Stage, fate: Fate): Promise<Subject> {
    const cart = await stage.shop.cart()
    const session = await stage.shop.session(cart, fate.lane.provider)
    const { action, fields } = readForm(await (await fetch(session.data.payment_url)).text())
    // The shopper's browser has no part in the trouble: it goes to Assist past the lane.
    const address = `${stage.sandbox.url}${new URL(action).pathname}`
    await fetch(address, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" })
    const subject = new Subject(stage, fate, cart, session)
    const card = fate.takenAtOnce ? "at_once" : "approve"
    subject.billnumber = (await stage.sandbox.pay(session.number, card, false)).billnumber
    return subject
  }

  /** Words by which a call to Assist can be recognized as one about this order. */
  get keys(): string[] {
    return [this.session.number, this.billnumber]
  }

  async click(call: Call): Promise<Told> {
    try {
      return await this.press(call)
    } catch (error) {
      return { status: 0, text: (error as Error).message }
    }
  }

  private async press(call: Call): Promise<Told> {
    const { shop, admin } = this.stage
    switch (actOf(call)) {
      case "authorize": {
        const { pathname } = await shop.comeBack(this.session)
        return { status: pathname.endsWith("/confirmed") ? 200 : 402, text: pathname }
      }
      case "complete cart": {
        const { status, body } = await shop.complete(this.cart)
        return body.type === "order" ? { status, text: "order" } : { status: 402, text: JSON.stringify(body) }
      }
      case "charge":
        return said(await admin.capture(await this.payment(), CAPTURED))
      case "refund":
        return said(await admin.refund(await this.payment(), isTakenAtOnce(call) ? WHOLE : REFUNDED))
      case "cancel":
        return said(await admin.cancel((await this.orderIds())[0] ?? ""))
    }
  }

  private async payment(): Promise<string> {
    this.paymentId ||= (await this.books()).paymentId
    return this.paymentId
  }

  async orderIds(): Promise<string[]> {
    const rows = await this.stage.database.rows<{ order_id: string }>(
      "select order_id from order_cart where cart_id = $1 and deleted_at is null",
      [this.cart.id],
    )
    return rows.map(({ order_id }) => order_id)
  }

  async books(): Promise<Books> {
    const [orderId] = await this.orderIds()
    if (!orderId) throw new Error("there is no order")
    return await this.stage.admin.books(orderId)
  }

  /** Whether Medusa shows the call as done: what its owner or shopper goes by. */
  async looksDone(call: Call): Promise<boolean> {
    if ((await this.orderIds()).length === 0) return false
    const act = actOf(call)
    if (act === "authorize" || act === "complete cart") return true
    const books = await this.books()
    switch (act) {
      case "charge":
        return books.captured === CAPTURED.toFixed(2)
      case "refund":
        return books.refunded === (isTakenAtOnce(call) ? WHOLE : REFUNDED).toFixed(2)
      case "cancel":
        return books.orderStatus === "canceled"
    }
  }

  atAssist(): Promise<LedgerOrder> {
    return this.stage.sandbox.order(this.session.number)
  }

  /** Assist's message about what stands now, made here so that it arrives when the cell says so. */
  async notify(): Promise<void> {
    const order = await this.atAssist()
    const last = order.operations.at(-1)
    const body = notificationBody(this.session.number, {
      billnumber: last?.billnumber ?? order.billnumber,
      amount: last?.amount ?? order.orderamount,
      orderstate: order.state,
      operationtype: String(last?.type ?? 100),
    })
    const answer = await fetch(`${this.stage.store.url}/hooks/assist`, {
      method: "POST",
      body,
      headers: { "content-type": "application/x-www-form-urlencoded" },
    })
    const xml = await answer.text()
    if (answer.status !== 200 || !xml.includes('firstcode="0"'))
      throw new Error(`notification: ${answer.status} ${xml}`)
  }

  /** Something comes to the shop about this order. What it is told does not matter here. */
  async arrives(before: Arrival): Promise<unknown> {
    switch (before) {
      case "notification":
        return await this.notify()
      case "return":
        return await this.stage.shop.comeBack(this.session)
      case "job":
        return await this.stage.store.call("look", this.session.number)
      case "owner's page":
        return await this.stage.admin.call("GET", `/admin/assist/orders/${(await this.orderIds())[0]}`)
    }
  }

  /** What is left for a person to look at. */
  async discrepancies(): Promise<string[]> {
    const rows = await this.stage.database.rows<{ code: string }>(
      "select code from assist_discrepancy where order_number = $1 and status = 'open' and deleted_at is null",
      [this.session.number],
    )
    return rows.map(({ code }) => code)
  }

  unsettled(): Promise<unknown[]> {
    return this.stage.database.rows(
      "select kind, outcome from assist_operation where order_number = $1 and settled_at is null",
      [this.session.number],
    )
  }
}

function said({ status, body }: { status: number; body: { message?: string } }): Told {
  return { status, text: body?.message ?? "" }
}
