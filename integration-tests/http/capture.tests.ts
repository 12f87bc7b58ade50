import { eventually } from "../support/eventually"
import { heldOrder } from "../support/held-order"
import type { Store } from "../support/store"
import { withClock } from "../support/with-clock"

export function captureTests(store: Store): void {
  it("captures exactly the part asked for: 30.10 at Assist, 30.10 in Medusa (trap 1)", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    expect((await admin.capture(paymentId, 30.1)).status).toBe(200)
    const [charge] = await sandbox.requests("charge")
    expect(charge?.fields).toMatchObject({ amount: "30.10", currency: "BYN" })
    expect(await sandbox.order(session.number)).toMatchObject({ state: "PartialDelayed", charged: "30.10" })
    expect(await admin.books(orderId)).toMatchObject({
      paymentStatus: "partially_captured",
      captured: "30.10",
      transactions: ["capture 30.10"],
    })
  })

  it("refuses a second capture with a text that says why and what became of the rest", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await admin.capture(paymentId, 30.1)
    const second = await admin.capture(paymentId, 20)
    expect(second.status).toBe(400)
    expect(second.body.message).toMatch(
      /one capture per payment, and 30\.10 BYN .* already captured\. The remaining 69\.90 BYN/,
    )
    expect(await sandbox.requests("charge")).toHaveLength(1)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "30.10" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "30.10", transactions: ["capture 30.10"] })
  })

  it("moves the money once when two captures are clicked at the same moment", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    const answers = await Promise.all([admin.capture(paymentId, 30), admin.capture(paymentId, 30)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "30.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "30.00" })
  })

  it("keeps the payment's data through capture and refund (traps 8 and 9)", async () => {
    const { admin } = store
    const { session, orderId, paymentId, billnumber } = await heldOrder(store)
    const kept = {
      order_number: session.number,
      billnumber,
      merchant_id: "123456",
      amount: "100.00",
      currency: "BYN",
      two_stage: true,
      test_mode: false,
      held_at: expect.any(String),
      hold_deadline: expect.any(String),
    }
    expect((await admin.books(orderId)).data).toMatchObject({ ...kept, order_state: "Delayed" })
    await admin.capture(paymentId, 100)
    expect((await admin.books(orderId)).data).toMatchObject({ ...kept, order_state: "Approved", charged: "100.00" })
    await admin.refund(paymentId, 100)
    expect((await admin.books(orderId)).data).toMatchObject({ ...kept, order_state: "Canceled", returned: "100.00" })
  })

  it("books a capture whose answer was lost, and captures nothing twice", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await sandbox.fault("charge", "drop_after")
    expect((await admin.capture(paymentId, 40)).status).toBe(200)
    expect(await sandbox.requests("charge")).toHaveLength(1)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "40.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "40.00" })
  })

  it.each([
    ["the database's", 0],
    ["ahead of the database's", 600_000],
    ["behind the database's", -600_000],
  ])("says so when the outcome is unknown, refuses a repeat, and settles it later; clock %s", async (_, skew) => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await sandbox.fault("charge", "hang_before")
    const hung = await admin.capture(paymentId, 40)
    expect(hung.status).toBe(500)
    expect(hung.body.message).toContain("It is not known whether Assist carried this out")
    expect(await admin.books(orderId)).toMatchObject({ captured: "0.00" })
    await withClock(skew, async () => {
      await sandbox.fault("charge", "hang_before") // the repeat would hang too, if it were sent
      const repeat = await admin.capture(paymentId, 40)
      expect(repeat.status).toBe(400)
      expect(repeat.body.message).toMatch(
        /An earlier capture of 40\.00 BYN was sent to Assist and its outcome is not known/,
      )
      expect(await sandbox.requests("charge")).toHaveLength(1)

      await sandbox.clearFaults()
      await new Promise((done) => setTimeout(done, 3000)) // settleAfter of this store
      expect((await admin.capture(paymentId, 40)).status).toBe(200)
    })
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "40.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "40.00", transactions: ["capture 40.00"] })
  })

  it("tells the owner what Assist said, in words, and moves nothing (trap 11)", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await sandbox.fault("charge", "decline")
    const refused = await admin.capture(paymentId, 100)
    expect(refused.status).toBe(400)
    expect(refused.body.message).toMatch(/^Assist refused: /)
    expect(refused.body.message).toContain("AS100")
    expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00", charged: "0.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "0.00", transactions: [] })
  })

  it("books a charge made in Assist's cabinet without charging again (trap 12)", async () => {
    const { sandbox, admin } = store
    const { session, orderId, billnumber } = await heldOrder(store)
    const before = (await sandbox.requests("orderresult")).length
    await sandbox.byHand(billnumber, "charge", "25.50")
    expect(await admin.books(orderId)).toMatchObject({
      captured: "25.50",
      paymentStatus: "partially_captured",
      transactions: ["capture 25.50"],
    })
    // To decide it, and to see what came of it.
    expect(await sandbox.requests("orderresult")).toHaveLength(before + 2)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "25.50", state: "PartialDelayed" })
    expect(await sandbox.requests("charge")).toHaveLength(0)
  })

  it("reads Assist anew before it books such a charge, when somebody else had a turn with the order's money meanwhile", async () => {
    const { sandbox, admin, container } = store
    const { session, orderId, billnumber } = await heldOrder(store)
    const before = (await sandbox.requests("orderresult")).length
    await sandbox.fault("orderresult", "slow", { delayMs: 1500 })
    const followed = sandbox.byHand(billnumber, "charge", "25.50")
    await eventually(async () => expect(await sandbox.requests("orderresult")).toHaveLength(before + 1))
    const knex = container.resolve("__pg_connection__")
    await knex("assist_order").where({ order_number: session.number }).increment("money_turns", 1)
    await followed
    expect(await sandbox.requests("orderresult")).toHaveLength(before + 3)
    expect(await admin.books(orderId)).toMatchObject({ captured: "25.50", transactions: ["capture 25.50"] })
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "25.50", state: "PartialDelayed" })
  })
}
