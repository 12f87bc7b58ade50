import { AssistError, type OrderFormParams, orderNumber } from "../../gateway"
import type { LedgerOrder } from "../../modules/assist/ledger/rows"
import type { OrderContext } from "../../operations/context"
import { money } from "../../payments/__tests__/support/orders"
import { paymentLink } from "../payment-link"

const HOUR = 60 * 60 * 1000
const params: OrderFormParams = { orderNumber: orderNumber("7K2M9-QT4XW"), money: money(10_000), delay: 1 }

/** A ledger with one order and an Assist that gives a new page each time it is asked. */
class World {
  asked = 0
  answer: () => Promise<void> = async () => undefined
  keeps = true
  private turn: Promise<unknown> = Promise.resolve()

  constructor(readonly row: Partial<LedgerOrder>) {}

  readonly context = {
    ledger: {
      withLease: (kind: string, _number: string, work: (order: LedgerOrder) => Promise<string>) => {
        expect(kind).toBe("open")
        const mine = this.turn.then(() => work(this.order()))
        this.turn = mine.catch(() => undefined)
        return mine
      },
      keepLink: async (_number: string, payment_link: string, payment_link_until: Date | null) => {
        if (!this.keeps) throw new Error("the database is away")
        Object.assign(this.row, { payment_link, payment_link_until })
      },
    },
    logger: { warn: () => undefined },
    merchant: {
      client: {
        payRequest: async () => {
          this.asked++
          await this.answer()
          return { url: `https://assist.test/page/${this.asked}`, expirationTime: "26.11.2999 12:00:00" }
        },
      },
    },
  } as unknown as OrderContext

  order(): LedgerOrder {
    return {
      order_number: "7K2M9-QT4XW",
      amount: "100.00",
      currency: "BYN",
      payment_link: null,
      payment_link_until: null,
      ...this.row,
    } as LedgerOrder
  }

  go(isOpen: boolean, seen = this.order()): Promise<string> {
    return paymentLink(this.context, seen, params, isOpen)
  }
}

const page = (n: number) => `https://assist.test/page/${n}`
const kept = (more: Partial<LedgerOrder> = {}) =>
  new World({ payment_link: "https://assist.test/page/0", payment_link_until: new Date(Date.now() + HOUR), ...more })

describe("the link to Assist's payment page", () => {
  it("is asked for once and kept", async () => {
    const world = new World({})
    expect(await world.go(true)).toBe(page(1))
    expect(await world.go(true)).toBe(page(1))
    expect(world.asked).toBe(1)
  })

  it.each([
    ["the attempt has ended there", kept(), false],
    ["it may be over", kept({ payment_link_until: new Date(Date.now() - 1) }), true],
    ["nobody knows until when it lasts", kept({ payment_link_until: null }), true],
    ["it is for another sum", kept({ amount: "99.00" }), true],
    ["it is for another currency", kept({ currency: "RUB" }), true],
  ])("is asked for anew when %s", async (_, world, isOpen) => {
    expect(await world.go(isOpen)).toBe(page(1))
  })

  it("is one for visits that come at once, also when the attempt before has ended", async () => {
    for (const world of [new World({}), kept()]) {
      const seen = world.order()
      const isFirst = seen.payment_link === null
      const visits = await Promise.all(Array.from({ length: 5 }, () => world.go(isFirst, seen)))
      expect(new Set(visits)).toEqual(new Set([page(1)]))
      expect(world.asked).toBe(1)
    }
  })

  it("is given even when it could not be kept", async () => {
    const world = new World({})
    world.keeps = false
    expect(await world.go(true)).toBe(page(1))
    expect(await world.go(true)).toBe(page(2))
  })

  it("is asked for again by the next visit after an answer was lost", async () => {
    const world = new World({})
    world.answer = async () => {
      throw new AssistError("timeout", "Assist did not answer")
    }
    await expect(world.go(true)).rejects.toThrow("did not answer")
    world.answer = async () => undefined
    expect(await world.go(true)).toBe(page(2))
    expect(await world.go(true)).toBe(page(2))
  })
})
