import settle from "../../src/jobs/settle-assist-orders"
import { PRUNE_NOTIFICATIONS } from "../../src/modules/assist/ledger/prune-sql"
import { withOption } from "../support/merchant-option"
import type { Store } from "../support/store"

/** Messages of Assist end; what is not settled, or disputed, keeps its own. */
export function retentionTests(store: Store): void {
  const knex = () => store.container.resolve("__pg_connection__")
  let made = 0

  async function order(orderNumber: string, more: Record<string, unknown> = {}): Promise<void> {
    await knex()("assist_order").insert({
      id: `asord_${orderNumber}`,
      order_number: orderNumber,
      opened_session_id: `payses_${orderNumber}`,
      session_id: `payses_${orderNumber}`,
      provider_id: "pp_assist_main",
      merchant_id: "123456",
      amount: "100.00",
      currency: "BYN",
      two_stage: true,
      opened_at: knex().raw("now() - interval '400 days'"),
      ...more,
    })
  }

  async function message(orderNumber: string, days: number, merchantId = "123456", count = 1): Promise<void> {
    const rows = Array.from({ length: count }, () => ({
      id: `asnot_${++made}`,
      digest: String(made),
      merchant_id: merchantId,
      order_number: orderNumber,
      billnumber: "5112223334445556",
      operationtype: "payment",
      orderstate: "Approved",
      packetdate: "",
      fields: "{}",
      verdict: "applied",
      last_received_at: knex().raw("now() - make_interval(days => ?)", [days]),
    }))
    await knex()("assist_notification").insert(rows)
  }

  const left = async () => {
    const rows = await knex()("assist_notification").orderBy(["order_number", "last_received_at"])
    return rows.map(({ order_number, merchant_id }) => `${order_number} ${merchant_id}`)
  }

  it("deletes them by the merchant's option, but none of a payment that is not settled or has an open discrepancy", async () => {
    await order("settled")
    await order("due", { due_at: knex().raw("now() + interval '1 day'") })
    await order("disputed")
    await order("unsettled")
    await knex()("assist_discrepancy").insert({
      id: "asdis_1",
      order_number: "disputed",
      code: "paid_twice",
      detail: "",
      params: "{}",
    })
    const operation = { kind: "refund", medusa_key: "ref_1", billnumber: "5112223334445556" }
    await knex()("assist_operation").insert({ id: "asop_1", order_number: "unsettled", ...operation })
    for (const number of ["settled", "due", "disputed", "unsettled", "unknown"]) {
      await message(number, 181)
      await message(number, 179)
    }
    await message("settled", 31, "654321")
    await message("settled", 29, "654321")
    // A merchant that is configured no more: as the default says.
    await message("settled", 181, "777777")
    await message("settled", 179, "777777")
    for (const [id, days] of [
      ["asunm_1", 181],
      ["asunm_2", 179],
    ])
      await knex()("assist_unopened_message").insert({
        id,
        digest: id,
        merchant_id: "123456",
        last_received_at: knex().raw("now() - make_interval(days => ?)", [days as number]),
      })
    await withOption(store, "retention", { notifications: 30 }, () => settle(store.container), "pp_assist_one")
    expect(await left()).toEqual([
      "disputed 123456",
      "disputed 123456",
      "due 123456",
      "due 123456",
      "settled 123456",
      "settled 777777",
      "settled 654321",
      "unknown 123456",
      "unsettled 123456",
      "unsettled 123456",
    ])
    expect((await knex()("assist_unopened_message")).map(({ id }) => id)).toEqual(["asunm_2"])

    await knex()("assist_discrepancy").update({ status: "accepted" })
    await knex()("assist_operation").update({ settled_at: knex().fn.now(), outcome: "done" })
    await knex()("assist_order").update({ due_at: null })
    await settle(store.container)
    expect((await left()).filter((row) => /disputed|due|unsettled/.test(row))).toHaveLength(3)
  })

  it("deletes however many there are, a few at a time, by the index", async () => {
    await message("old", 300, "123456", 450)
    await message("new", 1, "123456", 3000)
    await knex().raw("analyze assist_notification")
    const plan = await knex().raw(`explain ${PRUNE_NOTIFICATIONS}`, ["123456", 180, 200])
    const text = (plan.rows as { "QUERY PLAN": string }[]).map((row) => row["QUERY PLAN"]).join("\n")
    expect(text).toContain("IDX_assist_notification_merchant_id_last_received_at")
    await settle(store.container)
    const [counted] = await knex()("assist_notification").count({ rows: "*" })
    expect(Number(counted?.["rows"])).toBe(3000)
  })
}
