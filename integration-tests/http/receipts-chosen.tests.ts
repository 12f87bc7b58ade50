import type { AssistReceipt, AssistReceiptLine, FiscalDocument, ReceiptPreview } from "../../src/owner/admin-api"
import { assistAdmin } from "../support/assist-admin"
import { ChangeOrder } from "../support/change-order"
import { withOption } from "../support/merchant-option"
import { openDiscrepancies } from "../support/open-discrepancies"
import { carried, carriedAtAssist, cartOf, paidOrder, receiptsOf, sumOf } from "../support/receipts"
import type { FaultService } from "../support/sandbox"
import type { Store } from "../support/store"

/** `1: 2 x 33.34 = 66.68 Ribbon`, of the preview and of what Assist got. */
const previewed = (lines: readonly AssistReceiptLine[] | undefined) =>
  (lines ?? []).map(({ number, quantity, price, amount }) => `${number}: ${quantity} x ${price} = ${amount}`)

/** The same without their numbers, in a certain order. */
const sums = (lines: readonly AssistReceiptLine[] | undefined) =>
  previewed(lines)
    .map((line) => line.replace(/^\d+: /, ""))
    .sort()

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name)

/** Lines that an owner chooses: every receipt is compared with its preview, at Assist and in the plugin's ledger. */
export function chosenLinesTests(store: Store): void {
  const assist = () => assistAdmin(store)

  const begun = async (towels: number, ribbons = 0, provider = "pp_assist_main") => {
    const placed = await paidOrder(store, await store.shop.session(await cartOf(store, towels, ribbons), provider))
    const { body } = await store.admin.call("GET", `/admin/orders/${placed.orderId}?fields=id,*items`)
    const item = (title: string) =>
      body.order.items.find((one: { title: string; product_title: string }) => one.product_title === title)
        ?.id as string
    return { ...placed, number: placed.session.number, towel: item("Linen towel"), ribbon: item("Ribbon by the metre") }
  }
  const preview = async (paymentId: string, body: unknown): Promise<ReceiptPreview> => {
    const answer = await assist().call("POST", `/payments/${paymentId}/receipt`, body)
    expect(answer.status).toBe(200)
    return answer.body
  }
  const lastAt = async (number: string, type: number) => {
    const { operations } = await store.sandbox.order(number)
    const { receipt, amount } = operations.findLast((one) => one.type === type && one.state === "Success") ?? {}
    if (receipt) expect(sumOf(receipt).toFixed(2)).toBe(amount)
    return (receipt ?? []).map(({ id, quantity, price, amount }) => `${id}: ${quantity / 1000} x ${price} = ${amount}`)
  }
  /** Previews, presses, and compares what was announced with what both ledgers have. */
  const press = async (move: "capture" | "refund", placed: { paymentId: string; number: string }, body: object) => {
    const { left: _left, ...chosen } = body as { left?: string }
    const announced = await preview(placed.paymentId, { move, ...chosen })
    expect(announced.refusal).toBeNull()
    const answer = await assist()[move](placed.paymentId, body)
    expect([answer.status, answer.body.message]).toEqual([200, expect.anything()])
    expect(answer.body.moved).toBe(true)
    const type = move === "capture" ? 200 : 300
    if (announced.receipt?.is === "sent")
      expect(await lastAt(placed.number, type)).toEqual(previewed(announced.receipt.lines))
    const kind = move === "capture" ? "charge" : "refund"
    const atAssist = carriedAtAssist(await store.sandbox.order(placed.number), type)
    expect((await carried(store, placed.number, kind)).map((lines) => lines ?? null)).toEqual(
      atAssist.map((lines) => lines ?? null),
    )
    const knex = store.container.resolve("__pg_connection__")
    expect(await knex("assist_order").where({ order_number: placed.number }).pluck("chosen_lines")).toEqual([null])
    return announced
  }
  const asked = async (service: FaultService) => (await store.sandbox.requests(service)).length

  it("captures by order line: the sum follows from the lines, and core books just that", async () => {
    const placed = await begun(2, 3)
    const all = await preview(placed.paymentId, { move: "capture" })
    expect(all).toMatchObject({ amount: "300.01", currency: "BYN", refusal: null, suggested: [] })
    // An order's lines stand in another order than its cart's.
    expect([...all.lines].sort(byName)).toEqual([
      { line: placed.towel, name: "Linen towel, One", quantity: "2", amount: "200.00" },
      { line: placed.ribbon, name: "Ribbon by the metre, One", quantity: "3", amount: "100.01" },
    ])
    expect(all.receipt?.is).toBe("of_payment")
    expect(all.receipt?.lines.map(({ tax, payment_mode }) => [tax?.code, payment_mode?.code])).toEqual([
      ["vat20", "1"],
      ["vat20", "1"],
      ["vat20", "1"],
    ])

    const lines = [
      { line: placed.towel, quantity: "1" },
      { line: placed.ribbon, quantity: "2" },
    ]
    const announced = await press("capture", placed, { lines, left: "300.01" })
    expect(announced.amount).toBe("166.67")
    expect(sums(announced.receipt?.lines)).toEqual(["1 x 100.00 = 100.00", "1 x 33.33 = 33.33", "1 x 33.34 = 33.34"])
    expect(await store.sandbox.order(placed.number)).toMatchObject({ state: "PartialDelayed", charged: "166.67" })
    expect(await store.admin.books(placed.orderId)).toMatchObject({ captured: "166.67" })
    // The second click, with its sum and without.
    for (const body of [{ lines }, { lines, amount: "166.67" }]) {
      const again = await assist().capture(placed.paymentId, body)
      expect([again.status, again.body.moved]).toEqual([200, false])
    }
    expect(await asked("charge")).toBe(1)

    // Only what was captured can go back.
    const back = await preview(placed.paymentId, { move: "refund" })
    expect([...back.lines].sort(byName).map(({ line, quantity, amount }) => [line, quantity, amount])).toEqual([
      [placed.towel, "1", "100.00"],
      [placed.ribbon, "2", "66.67"],
    ])
    await press("refund", placed, { lines: [{ line: placed.ribbon, quantity: "1.5" }] })
    await press("refund", placed, {})
    expect(await store.sandbox.order(placed.number)).toMatchObject({ charged: "166.67", returned: "166.67" })
    expect(await store.admin.books(placed.orderId)).toMatchObject({ captured: "166.67", refunded: "166.67" })
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it("with at: capture the chosen lines make the receipt", async () => {
    const placed = await begun(3, 0, "pp_assist_one")
    const announced = await press("capture", placed, { lines: [{ line: placed.towel, quantity: "2" }] })
    expect(announced.receipt?.lines[0]).toMatchObject({ tax: { code: "vat10" }, payment_mode: { code: "4" } })
    expect(receiptsOf(await store.sandbox.order(placed.number), 200)).toEqual([
      ["1: 2 x 100.00 = 200.00 vat10/4 Linen towel Linen towel, One"],
    ])
    await press("refund", placed, { lines: [{ line: placed.towel, quantity: "0.5" }] })
    expect(await store.sandbox.order(placed.number)).toMatchObject({ charged: "200.00", returned: "50.00" })
    expect(await store.admin.books(placed.orderId)).toMatchObject({ captured: "200.00", refunded: "50.00" })
  })

  it("returns by line, by a sum over some lines, by a sum over all, and then what is left", async () => {
    const placed = await begun(2, 3)
    expect((await assist().capture(placed.paymentId)).status).toBe(200)
    await press("refund", placed, { lines: [{ line: placed.towel, quantity: "1" }], amount: "100.00" })
    const some = await press("refund", placed, { lines: [{ line: placed.ribbon }], amount: "10.00" })
    expect(some.receipt?.lines.map(({ name }) => name)).toEqual([
      "Ribbon by the metre, One",
      "Ribbon by the metre, One",
    ])
    const spread = await press("refund", placed, { amount: "30.00" })
    expect(new Set(spread.receipt?.lines.map(({ name }) => name)).size).toBe(2)
    // Core's own button, by its sum, over the same lines.
    expect((await store.admin.refund(placed.paymentId, 7.77)).status).toBe(200)
    const atAssist = await store.sandbox.order(placed.number)
    expect(await carried(store, placed.number, "refund")).toEqual(carriedAtAssist(atAssist, 300))
    const rest = await press("refund", placed, {})
    expect(rest.amount).toBe("152.24")
    expect(await store.sandbox.order(placed.number)).toMatchObject({ state: "Canceled", returned: "300.01" })
    // Medusa's own sum is 300.005: all of it.
    const books = await store.admin.books(placed.orderId)
    expect(books.refunded).toBe(books.captured)
    const over = await preview(placed.paymentId, { move: "refund" })
    expect(over.lines).toEqual([])
    expect(over.refusal?.text).toContain("Nothing is left to return")
    expect(await openDiscrepancies(store)).toEqual([])
  })

  it("suggests the lines of a return, as far as they are left", async () => {
    const placed = await begun(2, 3)
    const change = new ChangeOrder(store, placed.orderId)
    expect((await assist().capture(placed.paymentId)).status).toBe(200)
    await change.fulfill([{ id: placed.ribbon, quantity: 3 }])
    const returned = await change.return(placed.ribbon, 2)
    const before = await preview(placed.paymentId, { move: "refund" })
    expect(before.suggested).toEqual([
      { from: "return", id: returned, display_id: expect.any(Number), lines: [{ line: placed.ribbon, quantity: "2" }] },
    ])
    await change.receive(returned, placed.ribbon, 1)
    const [suggestion] = (await preview(placed.paymentId, { move: "refund" })).suggested
    expect(suggestion?.lines).toEqual([{ line: placed.ribbon, quantity: "1" }])
    await press("refund", placed, { lines: suggestion?.lines })
    expect(await store.sandbox.order(placed.number)).toMatchObject({ returned: "33.33" })
    expect(await store.admin.books(placed.orderId)).toMatchObject({ refunded: "33.33" })
    await press("refund", placed, { lines: [{ line: placed.ribbon, quantity: "2" }] })
    expect((await preview(placed.paymentId, { move: "refund" })).suggested).toEqual([])
  })

  it("suggests the lines of a claim for a refund", async () => {
    const placed = await begun(2)
    const change = new ChangeOrder(store, placed.orderId)
    expect((await assist().capture(placed.paymentId)).status).toBe(200)
    await change.fulfill([{ id: placed.towel, quantity: 2 }])
    await change.claimRefund(placed.towel, 1)
    const { suggested } = await preview(placed.paymentId, { move: "refund" })
    expect(suggested).toMatchObject([{ from: "claim", lines: [{ line: placed.towel, quantity: "1" }] }])
    await press("refund", placed, { lines: suggested[0]?.lines })
    expect(await store.sandbox.order(placed.number)).toMatchObject({ returned: "100.00" })
    expect(await store.admin.books(placed.orderId)).toMatchObject({ refunded: "100.00" })
  })

  it("refuses with the line's name, before anything is sent, and previews the same text", async () => {
    const placed = await begun(2, 3)
    const refused = async (move: "capture" | "refund", body: object): Promise<string> => {
      const answer = await assist()[move](placed.paymentId, body)
      expect([answer.status, answer.body.type]).toEqual([400, "invalid_data"])
      expect((await preview(placed.paymentId, { move, ...body })).refusal?.text).toBe(answer.body.message)
      return answer.body.message
    }
    expect(await refused("capture", { lines: [{ line: placed.towel, quantity: "3" }] })).toMatch(
      /^lines: Of "Linen towel, One" 2 is left, less than the 3 asked for/,
    )
    expect(await refused("capture", { lines: [{ line: "ordli_nobody", quantity: "1" }] })).toMatch(
      /^lines: Line ordli_nobody is not/,
    )
    expect(await refused("capture", { lines: [{ line: placed.towel }] })).toMatch(
      /^lines: give each line a quantity, or an amount/,
    )
    expect(
      await refused("capture", { lines: [{ line: placed.towel }, { line: placed.ribbon, quantity: "1" }] }),
    ).toMatch(/^lines: some have a quantity and some have none/)
    expect(await refused("capture", { lines: [{ line: placed.towel }], amount: "200.01" })).toMatch(
      /^lines: Of the receipt's lines 200\.00 are left/,
    )
    for (const [body, text] of [
      [{ lines: [] }, /lines: name at least one line/],
      [{ lines: [{ line: placed.towel, quantity: 1 }] }, /lines.*quantity/],
      [{ lines: [{ line: placed.towel, quantity: "0" }] }, /lines: quantity: must be more than 0/],
      [{ lines: [{ quantity: "1" }] }, /lines.*line/],
      [{ lines: "all" }, /lines/],
    ] as const) {
      const answer = await assist().capture(placed.paymentId, body)
      expect([answer.status, answer.body.message]).toEqual([400, expect.stringMatching(text)])
    }
    const other = await assist().capture(placed.paymentId, {
      lines: [{ line: placed.towel, quantity: "1" }],
      amount: "99.00",
    })
    expect([other.status, other.body.message]).toEqual([
      400,
      expect.stringMatching(/^amount: the chosen lines come to 100\.00/),
    ])
    expect(await asked("charge")).toBe(0)
    expect(await store.admin.books(placed.orderId)).toMatchObject({ captured: "0.00" })

    expect((await assist().capture(placed.paymentId)).status).toBe(200)
    expect(await refused("refund", { lines: [{ line: placed.ribbon, quantity: "3.001" }] })).toContain(
      '"Ribbon by the metre, One"',
    )
    expect(await asked("cancel")).toBe(0)
    expect(await store.sandbox.order(placed.number)).toMatchObject({ charged: "300.01", returned: "0.00" })
    expect(await store.admin.books(placed.orderId)).toMatchObject({ refunded: "0.00", canceled: false })
  })

  it("returns once for two clicks at the same moment", async () => {
    const placed = await begun(2, 3)
    expect((await assist().capture(placed.paymentId)).status).toBe(200)
    const body = { lines: [{ line: placed.towel, quantity: "1" }], amount: "100.00", left: "300.01" }
    const answers = await Promise.all([1, 2].map(() => assist().refund(placed.paymentId, body)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(answers.map(({ body: { moved } }) => moved).sort()).toEqual([false, true])
    expect(await store.sandbox.order(placed.number)).toMatchObject({ returned: "100.00" })
    expect(await store.admin.books(placed.orderId)).toMatchObject({ refunded: "100.00" })
  })

  it.each(["charge", "refund"] as const)(
    "a %s by lines whose outcome was unknown is repeated with them, whichever button",
    async (kind) => {
      const placed = await begun(2, 3)
      const move = kind === "charge" ? "capture" : "refund"
      if (kind === "refund") expect((await assist().capture(placed.paymentId)).status).toBe(200)
      const service = kind === "charge" ? "charge" : "cancel"
      await store.sandbox.fault(service, "drop_before")
      const lines = [{ line: placed.ribbon, quantity: "2" }]
      expect((await assist()[move](placed.paymentId, { lines })).status).toBe(500)
      await new Promise((done) => setTimeout(done, 3500))
      // Core's own button knows of no lines.
      expect((await store.admin[move](placed.paymentId, 66.67)).status).toBe(200)
      const sent = (await store.sandbox.requests(service)).map(({ fields }) => fields["chequeitems"])
      const last = sent.slice(-2)
      expect(last[0]).toContain("Ribbon")
      expect(last[0]).not.toContain("towel")
      expect(last[1]).toBe(last[0])
      expect(await store.sandbox.order(placed.number)).toMatchObject(
        kind === "charge" ? { charged: "66.67" } : { returned: "66.67" },
      )
      expect(await store.admin.books(placed.orderId)).toMatchObject(
        kind === "charge" ? { captured: "66.67" } : { refunded: "66.67" },
      )
    },
  )

  it("shows on the card what was sent with each operation, and leads to its fiscal document", async () => {
    const placed = await begun(2, 3)
    await press("capture", placed, { lines: [{ line: placed.towel, quantity: "2" }] })
    await press("refund", placed, { lines: [{ line: placed.towel, quantity: "0.5" }] })
    const { billnumber } = await store.sandbox.order(placed.number)
    await store.sandbox.byHand(billnumber, "cancel", "150.00", false)
    const [payment] = (await assist().order(placed.orderId)).body.payments
    const receipts: AssistReceipt[] = payment.receipts
    expect(
      receipts.map(({ of, amount, from, billnumber, lines }) => [of, amount, from, billnumber, lines.length]),
    ).toEqual([
      ["payment", "300.01", "shop", `${billnumber}.1`, 3],
      ["capture", "200.00", "shop", `${billnumber}.2`, 1],
      ["refund", "50.00", "shop", `${billnumber}.3`, 1],
      ["refund", "150.00", expect.any(String), `${billnumber}.4`, expect.any(Number)],
    ])
    expect(sums(receipts[1]?.lines)).toEqual(["2 x 100.00 = 200.00"])
    expect(sums(receipts[2]?.lines)).toEqual(["0.5 x 100.00 = 50.00"])
    const fiscal = async (number: string) =>
      (await assist().call("GET", `/payments/${placed.paymentId}/fiscal-document?billnumber=${number}`)) as {
        status: number
        body: FiscalDocument & { message?: string }
      }
    const made = await fiscal(`${billnumber}.2`)
    expect(made.body).toMatchObject({ billnumber: `${billnumber}.2`, status: "made" })
    const page = await fetch(made.body.url ?? "")
    expect(page.status).toBe(200)
    expect(await page.text()).toContain("Linen towel")
    expect((await fiscal(`${billnumber}.9`)).body).toMatchObject({ status: "none", url: null })
    expect((await fiscal("5112223334445556.1")).status).toBe(404)
    expect((await fiscal("towel")).body.message).toMatch(/billnumber: 15 or 16 digits/)
    expect(await store.admin.books(placed.orderId)).toMatchObject({ captured: "200.00", refunded: "200.00" })
  })

  it("a payment without lines is moved by its sum only", async () => {
    await withOption(store, "receipt", undefined, async () => {
      const placed = await begun(2)
      const all = await preview(placed.paymentId, { move: "capture" })
      expect(all).toMatchObject({ amount: "200.00", lines: [], receipt: { is: "none", lines: [] }, refusal: null })
      const answer = await assist().capture(placed.paymentId, { lines: [{ line: placed.towel, quantity: "1" }] })
      expect([answer.status, answer.body.message]).toEqual([
        400,
        expect.stringMatching(/^lines: no receipt lines go with/),
      ])
      expect(await asked("charge")).toBe(0)
      expect(await store.admin.books(placed.orderId)).toMatchObject({ captured: "0.00" })
    })
  })
}
