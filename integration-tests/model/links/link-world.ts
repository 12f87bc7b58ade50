import { followMedusaOrder } from "../../../src/follow/follow-medusa-order"
import { followOrder } from "../../../src/follow/follow-order"
import settle from "../../../src/jobs/settle-assist-orders"
import type { Merchant } from "../../../src/merchant/merchant"
import { parseOptions } from "../../../src/merchant/options"
import type { Ledger } from "../../../src/modules/assist/ledger/ledger"
import { Assist, type CallFault } from "../world/assist"
import { OPTIONS } from "../world/container"
import { Moments } from "../world/moments"
import { openedOrder } from "../world/world"
import { LinkBooks, ORDER } from "./link-books"
import { linkContainer } from "./link-container"
import { LinkLedger } from "./link-ledger"

export const BEGINNING = Date.UTC(2026, 6, 1)
const BROKEN = /is not a function|Cannot read properties|the model has no|this model does not have/
/** More than the job's growing steps up to the daily one, of several numbers, some of them begun anew. */
const MOST_LOOKS = 40
const DAILY_MS = 20 * 60 * 60 * 1000

/** What the mocked merchant registry hands out: the merchant of the world that was made last. */
let current: Merchant
export const currentMerchant = (): Merchant => current

/** An order that asks for money through payment links, with every part of the plugin as it is. */
export class LinkWorld {
  readonly moments = new Moments()
  readonly ledger = new LinkLedger(this.moments)
  /** What each order number is at Assist. */
  readonly links = new Map<string, Assist>()
  readonly books: LinkBooks
  readonly story: string[] = []
  broken: string | undefined
  now = BEGINNING
  private readonly container
  private readonly logger = {
    debug() {},
    info() {},
    warn: (text: string) => this.tell(text),
    error: (text: string) => this.tell(text),
  }

  constructor(
    private readonly holdAsked: boolean,
    total: number,
  ) {
    current = { options: parseOptions({ ...OPTIONS, capture: !holdAsked }), client: this.client } as unknown as Merchant
    const context = { merchant: current, ledger: this.ledger as unknown as Ledger, logger: this.logger as never }
    this.books = new LinkBooks(this.moments, context, total)
    this.container = linkContainer(() => this.books, this.ledger, this.logger)
  }

  private readonly client = {
    orderResult: ({ orderNumber }: { orderNumber: string }) => this.link(orderNumber).client.orderResult(),
    charge: ({ orderNumber, ...asked }: { orderNumber: string }) => this.link(orderNumber).client.charge(asked),
    cancel: ({ orderNumber, ...asked }: { orderNumber: string }) => this.link(orderNumber).client.cancel(asked),
    resultByDate: async () =>
      (await Promise.all([...this.links.values()].map(({ client }) => client.resultByDate()))).flat(),
  }

  private link(number: string): Assist {
    const link = this.links.get(number)
    if (!link) throw new Error(`the model has no ${number}`)
    return link
  }

  private tell(text: string): void {
    this.story.push(`  ${text}`)
    this.broken ??= BROKEN.exec(text)?.input
  }

  async happen(what: string, work: () => Promise<unknown>): Promise<void> {
    const end = await this.moments.process(() =>
      work().catch((error: Error) => {
        this.broken ??= BROKEN.exec(error.message)?.input
        this.story.push(`  (${error.message})`)
        throw error
      }),
    )
    this.story.push(end === "ended" ? what : `${what} (crashed)`)
    // What the other process was doing meanwhile ends before its leases do.
    for (let turn = 0; end === "crashed" && turn < 200; turn++) await new Promise((done) => setImmediate(done))
  }

  /** The page of the newest link is opened. `beside`: at the same moment as another, so that both sessions stay. */
  open(takenAtOnce: boolean, beside: boolean): void {
    const collection = this.books.asking.at(-1)
    if (!collection || collection.sum <= 0 || collection.sum > this.books.open || this.books.canceled) return
    const { id, sum } = this.books.makeSession(collection.id, collection.sum, !beside)
    const number = `LINK-${this.links.size + 1}`
    this.links.set(number, new Assist(this.moments, sum, takenAtOnce, number))
    this.ledger.opened({
      ...openedOrder(this.holdAsked, this.now),
      ...{ order_number: number, opened_session_id: id, session_id: id, amount: (sum / 100).toFixed(2) },
    } as never)
    this.story.push(`${number} of ${sum} is opened for ${collection.id}`)
  }

  /** Medusa's rows, for whoever reads a history that went wrong. */
  get stands(): string {
    const { collections, payments, total, pending } = this.books
    const rows = [
      `total ${total}, pending ${pending}`,
      ...collections.map(
        ({ id, status, sum, metadata }) => `${id} ${status} ${sum} ${metadata ? "beside a hold" : ""}`,
      ),
      ...payments.map(({ id, collection, sum, data, canceled }) =>
        [id, data["order_number"], sum, "in", collection, canceled ? "canceled" : "lives"].join(" "),
      ),
    ]
    return rows.join("\n")
  }

  /** One of the opened numbers; undefined when there is none. */
  number(which: number): string | undefined {
    const numbers = [...this.links.keys()]
    return numbers[which % numbers.length]
  }

  pay(which: number): void {
    const number = this.number(which)
    if (!number) return
    this.link(number).paid = true
    this.story.push(`${number} is paid`)
  }

  async follow(which: number): Promise<void> {
    const number = this.number(which)
    if (number) await followOrder(this.container, number)
  }

  /** What a subscriber does when the order was edited or canceled. */
  followAll(): Promise<void> {
    return followMedusaOrder(this.container, ORDER)
  }

  janitor(): Promise<void> {
    return settle(this.container)
  }

  fault(fault: CallFault): void {
    for (const link of this.links.values()) link.fault = fault
  }

  readsFail(times: number): void {
    for (const link of this.links.values()) link.readsFail = times
  }

  pass(minutes: number): void {
    for (const link of this.links.values()) link.arrive()
    this.now += minutes * 60_000
  }

  /** Trouble is over: the job runs until it has nothing to look at but once a day. */
  async quiet(): Promise<void> {
    this.moments.disarm()
    this.fault("none")
    this.readsFail(0)
    this.pass(2)
    await this.happen("janitor", () => this.janitor())
    if (this.moments.diedBeforeLease) await this.happen("owner opens the order", () => this.followAll())
    for (let looks = 0; looks < MOST_LOOKS; looks++) {
      const due = this.ledger.nextDue
      if (due === undefined) break
      const wait = Math.max(60_000, due - this.now)
      this.pass(wait / 60_000)
      await this.happen("janitor", () => this.janitor())
      if (wait >= DAILY_MS) break
    }
  }
}
