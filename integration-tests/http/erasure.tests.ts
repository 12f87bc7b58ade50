import { deleteCustomersWorkflow } from "@medusajs/medusa/core-flows"
import { eraseAssistPersonalDataWorkflow } from "../../src/workflows"
import { eventually } from "../support/eventually"
import { heldOrder } from "../support/held-order"
import { jobLooks } from "../support/job-looks"
import type { Store } from "../support/store"

const TABLES = ["assist_order", "assist_agreement", "assist_notification", "assist_operation", "assist_discrepancy"]
/** A card mask, and what the sandbox calls bank and card. */
const PERSONAL = /\d{6}\*+\d{4}|issuebank|meantype|"bank"|"card"|called Yanka/

/** What names a person goes, what bookkeeping needs stays. */
export function erasureTests(store: Store): void {
  const knex = () => store.container.resolve("__pg_connection__")
  const tables = async () => JSON.stringify(await Promise.all(TABLES.map((table) => knex()(table))))
  const erase = async (input: { customer_id?: string; email?: string }) =>
    (await eraseAssistPersonalDataWorkflow(store.container).run({ input })).result

  async function noted(orderNumber: string): Promise<void> {
    await knex()("assist_discrepancy").insert({
      id: "asdis_1",
      order_number: orderNumber,
      code: "hold_expiring",
      detail: "The hold of 100.00 BYN ends soon.",
      params: JSON.stringify({ amount: "100.00" }),
      status: "accepted",
      note: "called Yanka",
    })
  }

  it("erases card, bank and notes of a guest, keeps sums and numbers, and nothing comes back", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId, billnumber } = await heldOrder(store)
    const number = session.number
    await noted(number)
    expect(await tables()).toMatch(PERSONAL)

    // A wildcard is none, and somebody else's address is another one.
    for (const email of ["y_nka@example.by", "%", "someone@example.by"])
      expect(await erase({ email })).toMatchObject({ order_numbers: [], erased: { assist_order: 0 } })
    expect(await tables()).toMatch(PERSONAL)

    const { order_numbers, erased, kept } = await erase({ email: "Yanka@Example.by" })
    expect(order_numbers).toEqual([number])
    expect(erased).toMatchObject({ assist_order: 1, assist_notification: 1, assist_discrepancy: 1 })
    expect(kept.map(({ table }) => table)).toEqual(TABLES)
    expect(await tables()).not.toMatch(PERSONAL)
    for (const kept of [number, billnumber, "100.00", "BYN", "Delayed"]) expect(await tables()).toContain(kept)
    expect(await erase({ email: "yanka@example.by" })).toMatchObject({
      order_numbers: [number],
      erased: { assist_order: 0, assist_notification: 0, assist_operation: 0, assist_discrepancy: 0 },
    })

    // Money moves as before, and neither a look nor a message brings the card back.
    expect((await admin.capture(paymentId, 30.1)).status).toBe(200)
    await sandbox.flush()
    await jobLooks(store)
    expect(await sandbox.order(number)).toMatchObject({ charged: "30.10" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "30.10" })
    expect(await knex()("assist_notification")).toHaveLength(2)
    expect(await tables()).not.toMatch(PERSONAL)
  })

  it("finds a payment that became no order, through its cart", async () => {
    const { shop, sandbox } = store
    const { session } = await shop.checkout()
    await sandbox.pay(session.number, "decline")
    expect(await tables()).toMatch(PERSONAL)
    expect((await erase({ email: "yanka@example.by" })).order_numbers).toEqual([session.number])
    expect(await tables()).not.toMatch(PERSONAL)
  })

  it("follows the deletion of a customer", async () => {
    const { session, orderId } = await heldOrder(store)
    const query = store.container.resolve("query")
    const { data } = await query.graph({ entity: "order", fields: ["customer_id"], filters: { id: orderId } })
    expect(await tables()).toMatch(PERSONAL)
    await deleteCustomersWorkflow(store.container).run({ input: { ids: [data[0]?.customer_id as string] } })
    await eventually(async () => expect(await tables()).not.toMatch(PERSONAL))
    expect(await store.sandbox.order(session.number)).toMatchObject({ held: "100.00" })
  })

  it.each([{}, { email: "" }, { customer_id: " " }, { customer_id: "cus_1", email: "yanka@example.by" }])(
    "erases nobody's data when it is not said whose: %j",
    async (input) => {
      await heldOrder(store)
      await expect(erase(input)).rejects.toMatchObject({
        message: expect.stringContaining("exactly one of customer_id and email"),
      })
      expect(await tables()).toMatch(PERSONAL)
    },
  )
}
