import { assistAdmin } from "../support/assist-admin"
import { heldOrder } from "../support/held-order"
import type { Answer } from "../support/shop"
import type { Store } from "../support/store"

/** Capture, refund and release from the plugin's own admin API. Every test asserts the money on both sides. */
export function adminMoneyTests(store: Store): void {
  const api = () => assistAdmin(store)
  const outcome = ({ status, body }: Answer) => [status, body.moved, body.message?.en ?? body.message]

  it("captures a part, and says what becomes of the rest", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId, billnumber } = await heldOrder(store)
    const { status, body } = await api().capture(paymentId, { amount: "30.10", left: "100.00", note: "two towels" })
    expect(status).toBe(200)
    expect(body.moved).toBe(true)
    expect(body.message.en).toBe(
      `30.10 BYN captured (payment ${billnumber}). The remaining 69.90 BYN of the hold is released to the customer at once.`,
    )
    expect(body.payments[0]).toMatchObject({ charged: "30.10", held: "0.00", released: "69.90", refundable: "30.10" })
    expect(body.payments[0].timeline).toContainEqual(
      expect.objectContaining({
        source: "shop",
        kind: "charge",
        amount: "30.10",
        outcome: "done",
        detail: expect.stringContaining("two towels"),
      }),
    )
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "30.10" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "30.10", transactions: ["capture 30.10"] })
  })

  it("captures all that is left without an amount, also of a sum with three decimals", async () => {
    const { sandbox, admin, shop, seeded } = store
    const { session } = await shop.checkout({ variant: seeded.oddVariant, quantity: 3 })
    await sandbox.pay(session.number)
    const [order] = await admin.orders()
    const { paymentId } = await admin.books(order?.id as string)
    expect((await api().capture(paymentId)).status).toBe(200)
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Approved", charged: "100.01" })
    expect(await admin.books(order?.id as string)).toMatchObject({ paymentStatus: "captured" })
  })

  it.each([
    ["a part", { amount: "30.00" }, "30.00"],
    ["all", {}, "100.00"],
    ["what the page showed", { left: "100.00" }, "100.00"],
  ])("moves the money once on a double click: %s", async (_, body, charged) => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    const answers = await Promise.all([api().capture(paymentId, body), api().capture(paymentId, body)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(answers.map((answer) => answer.body.moved).sort()).toEqual([false, true])
    expect(answers.find((answer) => !answer.body.moved)?.body.message.en).toContain(
      `${charged} BYN is already captured`,
    )
    expect(await sandbox.requests("charge")).toHaveLength(1)
    expect(await sandbox.order(session.number)).toMatchObject({ charged })
    expect(await admin.books(orderId)).toMatchObject({ captured: charged, transactions: [`capture ${charged}`] })
  })

  it("refuses the second tab's other sum, in words", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    const answers = await Promise.all([
      api().capture(paymentId, { amount: "30.00" }),
      api().capture(paymentId, { amount: "40.00" }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
    const refused = answers.find(({ status }) => status === 400)
    expect(refused?.body.message).toMatch(
      /^amount: Assist allows one capture per payment, and [34]0\.00 BYN is already/,
    )
    const { charged } = await sandbox.order(session.number)
    expect(await sandbox.requests("charge")).toHaveLength(1)
    expect((await admin.books(orderId)).captured).toBe(charged)
  })

  it.each([
    [{ amount: 30 }, /^Invalid request: .*amount/],
    [{ amount: "30,10" }, /amount: write a decimal number/],
    [{ amount: "30.101" }, /amount: write a decimal number/],
    [{ amount: "1e2" }, /amount: write a decimal number/],
    [{ amount: "-5" }, /amount: write a decimal number/],
    [{ amount: "0.00" }, /amount: must be more than 0\.00/],
    [{ amount: "100.01" }, /amount: 100\.01 BYN is more than the 100\.00 BYN that are held/],
    [{ left: "90.00" }, /left: the page showed 90\.00 BYN, Assist holds 100\.00 BYN now/],
    [{ sum: "1.00" }, /sum/],
    [{ note: "n".repeat(501) }, /note/],
  ])("refuses %j and names the field", async (body, text) => {
    const { sandbox } = store
    const { session, paymentId } = await heldOrder(store)
    const answer = await api().capture(paymentId, body)
    expect([answer.status, answer.body.message]).toEqual([400, expect.stringMatching(text)])
    expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00", charged: "0.00" })
  })

  it("refunds after a partial capture, in parts, and names what is too much", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    expect((await api().refund(paymentId)).body.message).toMatch(/^Nothing is captured yet/)
    await api().capture(paymentId, { amount: "30.10" })
    expect((await api().refund(paymentId, { amount: "10.05", left: "30.10", note: "torn" })).status).toBe(200)
    const tooMuch = await api().refund(paymentId, { amount: "20.06" })
    expect(outcome(tooMuch)[2]).toBe("amount: 20.06 BYN is more than the 20.05 BYN that can be returned.")
    const rest = await api().refund(paymentId)
    expect(rest.body.message.en).toMatch(/^20\.05 BYN returned to the customer/)
    expect(rest.body.payments[0]).toMatchObject({ status: "returned", returned: "30.10", refundable: "0.00" })
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "30.10", returned: "30.10" })
    expect(await admin.books(orderId)).toMatchObject({
      captured: "30.10",
      refunded: "30.10",
      transactions: ["capture 30.10", "refund -10.05", "refund -20.05"],
    })
    expect(outcome(await api().refund(paymentId))).toEqual([200, false, expect.stringContaining("already returned")])
  })

  it.each([
    ["that says what it saw", { amount: "10.00", left: "100.00" }, "10.00"],
    ["that does not", { amount: "10.00" }, "10.00"],
    ["of all", {}, "100.00"],
  ])("returns money once on a double click %s", async (_, body, returned) => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await api().capture(paymentId)
    const answers = await Promise.all([api().refund(paymentId, body), api().refund(paymentId, body)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(answers.map((answer) => answer.body.moved).sort()).toEqual([false, true])
    expect(answers.find((answer) => !answer.body.moved)?.body.message.en).toContain(
      `${returned} BYN is already returned`,
    )
    expect(await sandbox.requests("cancel")).toHaveLength(1)
    expect(await sandbox.order(session.number)).toMatchObject({ returned })
    expect(await admin.books(orderId)).toMatchObject({ refunded: returned })
  })

  it("refunds twice what is meant twice: the page was reloaded in between", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await api().capture(paymentId)
    expect(outcome(await api().refund(paymentId, { amount: "10.00", left: "100.00" }))).toEqual([
      200,
      true,
      expect.any(String),
    ])
    expect(outcome(await api().refund(paymentId, { amount: "10.00", left: "90.00" }))).toEqual([
      200,
      true,
      expect.any(String),
    ])
    const stale = await api().refund(paymentId, { amount: "5.00", left: "90.00" })
    expect(outcome(stale)[2]).toMatch(/^left: the page showed 90\.00 BYN, now 80\.00 BYN can be returned/)
    expect(await sandbox.order(session.number)).toMatchObject({ returned: "20.00" })
    expect(await admin.books(orderId)).toMatchObject({ refunded: "20.00" })
  })

  it("returns money on a canceled order, and says what stands instead of core's error", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await api().capture(paymentId)
    await sandbox.fault("cancel", "decline")
    expect((await admin.cancel(orderId)).status).toBe(200) // core swallows the refused refund (trap 3)
    const { status, body } = await api().refund(paymentId)
    expect(status).toBe(200)
    // The follower may have noticed what core swallowed and returned it before the owner pressed.
    expect(body.message.en).toMatch(/^100\.00 BYN (is already )?returned/)
    expect(await sandbox.order(session.number)).toMatchObject({ returned: "100.00" })
    expect(await admin.books(orderId)).toMatchObject({ refunded: "100.00", orderStatus: "canceled" })
  })

  it("does not take a refund made in the cabinet for the one that is asked for", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId, billnumber } = await heldOrder(store)
    await api().capture(paymentId)
    await sandbox.byHand(billnumber, "cancel", "30.10", false)
    const late = await api().refund(paymentId, { amount: "30.10", left: "100.00" })
    expect(late.status).toBe(400)
    expect(late.body.message).toContain("now 69.90 BYN can be returned")
    expect((await api().refund(paymentId, { amount: "30.10", left: "69.90" })).body.moved).toBe(true)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "100.00", returned: "60.20" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "100.00", refunded: "60.20" })
  })

  it("releases a hold through core, once, and captures nothing afterwards", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    const answers = await Promise.all([api().release(paymentId), api().release(paymentId)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(answers.map((answer) => answer.body.moved).sort()).toEqual([false, true])
    expect(await sandbox.requests("cancel")).toHaveLength(1)
    expect(await sandbox.order(session.number)).toMatchObject({ state: "Canceled", held: "0.00", released: "100.00" })
    expect(await admin.books(orderId)).toMatchObject({
      canceled: true,
      paymentStatus: "canceled",
      orderStatus: "pending",
    })
    const late = await api().capture(paymentId)
    expect(outcome(late)).toEqual([400, undefined, expect.stringContaining("nothing is left to capture")])
  })

  it("releases what core's cancel left held (trap 3)", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await sandbox.fault("cancel", "decline")
    await admin.cancel(orderId)
    expect((await api().release(paymentId)).status).toBe(200) // unless the follower was faster
    expect(await sandbox.order(session.number)).toMatchObject({ held: "0.00", released: "100.00" })
    expect(await admin.books(orderId)).toMatchObject({ canceled: true, captured: "0.00" })
  })

  it("does not release what is captured", async () => {
    const { sandbox } = store
    const { session, paymentId } = await heldOrder(store)
    await api().capture(paymentId, { amount: "40.00" })
    expect(outcome(await api().release(paymentId))).toEqual([
      400,
      undefined,
      expect.stringMatching(/^40\.00 BYN is captured/),
    ])
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "40.00", returned: "0.00" })
  })

  it("tells a refusal of the bank, and books nothing", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId } = await heldOrder(store)
    await sandbox.fault("charge", "decline")
    const answer = await api().capture(paymentId, { amount: "10.00" })
    expect(answer.status).toBe(400)
    expect(answer.body.message).toMatch(/^Assist refused: .*AS100/)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "0.00", held: "100.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "0.00", transactions: [] })
  })
}
