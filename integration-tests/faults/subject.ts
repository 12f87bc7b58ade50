import type { Books } from "../support/admin"
import { notificationBody } from "../support/notification-body"
import type { KeptLines } from "../support/receipts"
import type { LedgerOrder } from "../support/sandbox"
import type { Cart, Session } from "../support/shop"
import { BEGINNINGS, type Begun } from "./begin"
import { actOf, type Call, makesOrder, type Way } from "./calls"
import type { Arrival, Fault, Next } from "./cells"
import type { Lane, Stage } from "./stage"
import { SUMS, type Sums } from "./sums"

/** What a click came to, as who clicked was told. `status` 0: no answer at all. */
export interface Told {
  readonly status: number
  readonly text: string
}

/** A row of the plugin's ledger. */
export interface OwnOperation {
  readonly outcome: string | null
  readonly receipt_lines: KeptLines
}

/** What is to become of a subject. */
export interface Fate {
  readonly lane: Lane
  readonly fault: Fault
  readonly next: Next
  /** What arrives while its call is at its point. */
  readonly before?: Arrival
  readonly way: Way
}

/** One order and everything that can be seen about it. */
export class Subject {
  told: Told = { status: 0, text: "" }
  private payment = ""

  private constructor(
    readonly stage: Stage,
    readonly fate: Fate,
    private readonly begun: Begun,
  ) {}

  static async begin(stage: Stage, fate: Fate): Promise<Subject> {
    return new Subject(stage, fate, await BEGINNINGS[fate.way](stage, fate.lane))
  }

  get lane(): Lane {
    return this.fate.lane
  }

  get fault(): Fault {
    return this.fate.fault
  }

  get next(): Next {
    return this.fate.next
  }

  get way(): Way {
    return this.fate.way
  }

  get sums(): Sums {
    return SUMS[this.way]
  }

  get cart(): Cart {
    return this.begun.cart
  }

  get session(): Session {
    return this.begun.session
  }

  get agreementId(): string | undefined {
    return this.begun.agreementId
  }

  /** Of the payment it began with. */
  get billnumber(): string {
    return this.begun.billnumber ?? ""
  }

  /** Words by which a call to Assist can be recognized as one about this order. */
  get keys(): string[] {
    return [this.session.number, this.billnumber].filter((key) => key !== "")
  }

  async paymentId(): Promise<string> {
    this.payment ||= (await this.books()).paymentId
    return this.payment
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
    if (makesOrder(call)) return true
    const books = await this.books()
    switch (actOf(call)) {
      case "charge":
        return books.captured === this.sums.captured
      case "refund":
        return books.refunded === this.sums.refunded
      default:
        return books.orderStatus === "canceled"
    }
  }

  atAssist(): Promise<LedgerOrder> {
    return this.stage.sandbox.order(this.session.number)
  }

  /** Assist's message about what stands now, made here so that it arrives when the cell says so. */
  async notify(): Promise<void> {
    // Of a payment that never came to Assist there is no message.
    if ((await this.stage.sandbox.orders(this.session.number)).length === 0) return
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

  /** The plugin's own notes of its calls of one kind, oldest first. */
  operations(kind: "charge" | "refund" | "payment"): Promise<OwnOperation[]> {
    return this.stage.database.rows<OwnOperation>(
      "select outcome, receipt_lines from assist_operation where order_number = $1 and kind = $2 order by created_at, id",
      [this.session.number, kind],
    )
  }

  unsettled(): Promise<unknown[]> {
    return this.stage.database.rows(
      "select kind, outcome from assist_operation where order_number = $1 and settled_at is null",
      [this.session.number],
    )
  }
}
