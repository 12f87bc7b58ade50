import { writeFileSync } from "node:fs"
import { gzipSync } from "node:zlib"
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { Store } from "../support/store"
import { dumpDatabase } from "./dump-database"

/**
 * What a shop of an earlier version has in its database when it upgrades. Runs inside that version (`scripts/make-upgrade-dump.mjs`), so
 * it uses only what all versions have.
 */
export function makeDump(store: Store): void {
  it("makes the dump", async () => {
    const { shop, sandbox, admin, container } = store
    const file = process.env["DUMP_FILE"] as string
    const knex = container.resolve("__pg_connection__")

    const place = async (quantity = 1) => {
      const { session } = await shop.checkout({ quantity })
      const number = String(session.data["order_number"])
      await sandbox.pay(number)
      const orderId = (await shop.comeBack(session)).pathname.split("/")[2] as string
      const { paymentId } = await admin.books(orderId)
      return { number, session, orderId, paymentId }
    }
    const facts = async ({ number, orderId, paymentId }: Awaited<ReturnType<typeof place>>) => {
      const { billnumber, held, charged, returned } = await sandbox.order(number)
      return { number, orderId, paymentId, billnumber, held, charged, returned }
    }

    const held = await place(2)
    const captured = await place()
    expect((await admin.capture(captured.paymentId, 30.1)).status).toBe(200)
    const refunded = await place()
    expect((await admin.capture(refunded.paymentId)).status).toBe(200)
    expect((await admin.refund(refunded.paymentId, 25)).status).toBe(200)

    // Medusa has booked a capture that Assist does not know.
    const differing = await place()
    const booked = { payment_id: differing.paymentId, amount: 40, is_captured: true }
    await capturePaymentWorkflow(container).run({ input: booked })
    await shop.comeBack(differing.session)
    const [open] = await knex("assist_discrepancy").where({ status: "open" })
    expect(open?.code).toBe("capture_not_at_assist")

    // Paid and told, but Assist does not answer when the shop asks: the message waits.
    const { session: waiting } = await shop.checkout()
    const waitingNumber = String(waiting.data["order_number"])
    await sandbox.fault("orderresult", "drop_before", { times: 50, ordernumber: waitingNumber })
    await sandbox.pay(waitingNumber)
    const verdicts = await knex("assist_notification").where({ order_number: waitingNumber }).select("verdict")
    expect(verdicts.map(({ verdict }: { verdict: string }) => verdict)).not.toContain("applied")
    expect(verdicts).toHaveLength(1)

    const orders = {
      held: await facts(held),
      captured: await facts(captured),
      refunded: await facts(refunded),
      differing: await facts(differing),
      waiting: { number: waitingNumber, billnumber: (await sandbox.order(waitingNumber)).billnumber },
    }
    // What ran is history, with paths of this machine in it.
    await knex("workflow_execution").delete()
    const sql = await dumpDatabase(async (statement) => (await knex.raw(statement)).rows)
    const head = `-- ${JSON.stringify({ madeAt: new Date().toISOString(), orders })}\n`
    writeFileSync(file, gzipSync(head + sql, { level: 9 }))
  })
}
