import { setTimeout as sleep } from "node:timers/promises"
import { draftOrder } from "../support/draft-order"
import { notificationBody } from "../support/notification-body"
import { orderMoney } from "../support/order-money"
import { heldAndReleased } from "../support/second-session"
import type { Answer, Session } from "../support/shop"
import type { Store } from "../support/store"
import type { Instance, SeveralStores } from "./several-stores"

/**
 * The same thing happens in several processes at the same moment.
 * @param sharedLocks Medusa's own locks hold across processes: without Redis modules they do not, and core can complete one cart twice
 */
export function togetherTests(several: () => SeveralStores, count: number, sharedLocks: boolean): void {
  const instances = () => several().instances.slice(0, count)
  const onAll = <T>(work: (instance: Instance) => Promise<T>) => Promise.all(instances().map(work))
  const statuses = (answers: Answer[]) => answers.map(({ status }) => status).sort()
  const refusals = (status: number) => Array.from({ length: count - 1 }, () => status)

  it("one notification, received by all of them twice: one order, the hold untouched", async () => {
    const { cart, session, billnumber } = await several().paidCart()
    const body = notificationBody(session.number, { billnumber })
    const send = async ({ store }: Instance) => {
      const answer = await fetch(`${store.url}/hooks/assist`, {
        method: "POST",
        body,
        headers: { "content-type": "application/x-www-form-urlencoded" },
      })
      return `${answer.status} ${/firstcode="\d+"/.exec(await answer.text())?.[0]}`
    }
    const answers = (await onAll((instance) => Promise.all([send(instance), send(instance)]))).flat()
    expect(new Set(answers)).toEqual(new Set(['200 firstcode="0"']))
    await expectHeld(cart, session)
    const rows = await several().database.rows<{ received: number }>(
      "select received from assist_notification where order_number = $1",
      [session.number],
    )
    expect(rows).toEqual([{ received: 2 * count }])
  })

  it("one cart, completed through all of them: one order, and nobody releases its hold (trap 5)", async () => {
    const { cart, session } = await several().paidCart()
    const [first] = instances()
    await onAll(async (instance) => {
      const completes = sharedLocks || instance === first
      await Promise.all([completes && instance.shop.complete(cart), instance.shop.comeBack(session)])
    })
    await onAll(({ shop }) => shop.complete(cart))
    await expectHeld(cart, session)
  })

  it("one capture, clicked on all of them: the money is taken once and booked once", async () => {
    const { session, orderId, paymentId } = await several().heldOrder()
    const answers = await onAll(({ admin }) => admin.capture(paymentId, 40))
    expect(statuses(answers)).toEqual([200, ...refusals(400)])
    expect(await several().sandbox.order(session.number)).toMatchObject({ charged: "40.00" })
    expect(await several().moved(session)).toEqual([100, 200])
    // Core tells the order of the refused captures too, when the one that succeeded ends before they are taken back.
    await lookOnAll(session)
    expect(await several().books(orderId)).toMatchObject({ captured: "40.00", transactions: ["capture 40.00"] })
  })

  it("the whole captured by all of them: once", async () => {
    const { session, orderId, paymentId } = await several().heldOrder()
    await onAll(({ admin }) => admin.capture(paymentId))
    expect(await several().sandbox.order(session.number)).toMatchObject({ state: "Approved", charged: "100.00" })
    expect(await several().moved(session)).toEqual([100, 200])
    await lookOnAll(session)
    expect(await several().books(orderId)).toMatchObject({
      paymentStatus: "captured",
      captured: "100.00",
      transactions: ["capture 100.00"],
    })
  })

  it("one refund, clicked on all of them: what Assist returned is what Medusa booked, and never more than was asked", async () => {
    const { session, orderId, paymentId } = await several().heldOrder()
    const { admin } = instances()[0] as Instance
    await admin.capture(paymentId, 100)
    const answers = await onAll((instance) => instance.admin.refund(paymentId, 60))
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1)
    const { returned } = await several().sandbox.order(session.number)
    const books = await several().books(orderId)
    expect(books.refunded).toBe(returned)
    if (returned === "0.00") expect((await admin.refund(paymentId, 60)).status).toBe(200)
    await lookOnAll(session)
    expect(await several().sandbox.order(session.number)).toMatchObject({ returned: "60.00" })
    expect(await several().books(orderId)).toMatchObject({
      refunded: "60.00",
      transactions: ["capture 100.00", "refund -60.00"],
    })
  })

  it("an order canceled by all of them: the hold is released once", async () => {
    const { session, orderId } = await several().heldOrder()
    await onAll(({ admin }) => admin.cancel(orderId))
    expect(await several().sandbox.order(session.number)).toMatchObject({ state: "Canceled", held: "0.00" })
    expect(await several().moved(session)).toEqual([100, 300])
    expect(await several().books(orderId)).toMatchObject({ orderStatus: "canceled", canceled: true })
  })

  it("the background job in all of them: every lost payment becomes one order", async () => {
    const paid = []
    for (let made = 0; made < 4; made++) paid.push(await several().paidCart())
    await several().database.rows("update assist_order set due_at = now() where due_at is not null")
    await onAll(({ store }) => store.call("janitor"))
    for (const { cart, session } of paid) await expectHeld(cart, session)
  })

  it.each(["their shoppers come back", "the job looks"])(
    "two payments of one cart, when %s through all of them: one order, and the other payment goes back",
    async (how) => {
      const [{ shop }] = instances() as [Instance]
      const { cart, session } = await shop.checkout()
      const second = await paidTwice(session, how)
      const [orderId, ...others] = await several().ordersOf(cart)
      expect(others).toEqual([])
      const books = await several().books(orderId as string)
      expect(books).toMatchObject({ paymentStatus: "authorized", authorized: "100.00", canceled: false })
      const kept = [session, second].find(({ number }) => number === books.data["order_number"]) as Session
      expect(await several().sandbox.order(kept.number)).toMatchObject({ held: "100.00" })
    },
  )

  it.each([
    ["a draft order's link", false, "their shoppers come back"],
    ["an order's link", true, "their shoppers come back"],
    ["an order's link", true, "the job looks"],
  ] as const)("two payments of %s (%s), when %s through all of them: one stays", async (_what, converted, how) => {
    const [{ shop, admin }] = instances() as [Instance]
    const { orderId, link } = await draftOrder({ shop, admin, seeded: several().seeded }, converted)
    await paidTwice(link, how)
    const { payments } = await orderMoney({ admin } as Store, orderId)
    const live = payments.filter(({ canceled }) => !canceled)
    expect(live).toMatchObject([{ amount: "100.00", captured: "0.00" }])
    expect(await several().sandbox.order(live[0]?.orderNumber as string)).toMatchObject({ held: "100.00" })
  })

  /** A second session of what `first` pays for is open too; both are paid, and every process hears of both at once. */
  async function paidTwice(first: Session, how: string): Promise<Session> {
    const [{ store, shop }] = instances() as [Instance]
    const second = await store.call<Session>("secondSession", first.id)
    await shop.open(second)
    for (const { number } of [first, second]) await several().sandbox.pay(number, "approve", false)
    if (how === "the job looks") {
      await several().database.rows("update assist_order set due_at = now() where due_at is not null")
      await onAll((instance) => instance.store.call("janitor"))
    } else await onAll((instance) => Promise.all([instance.shop.comeBack(first), instance.shop.comeBack(second)]))
    for (const session of [first, second]) await lookOnAll(session)
    expect(await heldAndReleased(several().sandbox, [first, second])).toEqual(["0.00 100.00", "100.00 0.00"])
    return second
  }

  it("the job in all of them at once: Assist's list of operations is asked for once", async () => {
    // The processes' own runs come with each full minute, and would take the turn.
    const second = () => new Date().getSeconds()
    while (second() < 10 || second() > 50) await sleep(500)
    const asked = async () =>
      (await several().sandbox.requests("resultbydate")).filter(({ fields }) => fields["merchant_id"] === "123456")
    await several().database.rows(
      "update assist_merchant_sync set asked_at = null, claim_token = null, claimed_until = null",
    )
    const before = (await asked()).length
    await onAll(({ store }) => store.call("janitor"))
    expect(await asked()).toHaveLength(before + 1)
    await onAll(({ store }) => store.call("janitor"))
    expect(await asked()).toHaveLength(before + 1)
  })

  /** The background job's next look, in all of them at once. */
  async function lookOnAll({ number }: { number: string }): Promise<void> {
    await several().database.rows("update assist_order set due_at = now() where order_number = $1", [number])
    await onAll(({ store }) => store.call("janitor"))
  }

  async function expectHeld(cart: { id: string }, session: Parameters<SeveralStores["moved"]>[0]): Promise<void> {
    const orders = await several().ordersOf(cart as Parameters<SeveralStores["ordersOf"]>[0])
    expect(orders).toHaveLength(1)
    expect(await several().sandbox.order(session.number)).toMatchObject({ state: "Delayed", held: "100.00" })
    expect(await several().moved(session)).toEqual([100])
    expect(await several().books(orders[0] as string)).toMatchObject({
      paymentStatus: "authorized",
      authorized: "100.00",
      captured: "0.00",
      canceled: false,
    })
  }
}
