import { readdirSync } from "node:fs"
import path from "node:path"
import { Database } from "../processes/database"
import { freePort, RunningStore } from "../processes/running-store"
import { Admin } from "../support/admin"
import { Sandbox } from "../support/sandbox"
import { type DumpFacts, restoreDump } from "../upgrade/restore-dump"

const dumps = readdirSync(path.resolve(__dirname, "../upgrade/dumps")).map((file) => file.replace(".sql.gz", ""))
const QUICK = { timeouts: { connect: 1000, headers: 2000, body: 2000, total: 3000 }, settleAfter: 3 }

/** A shop's database as an earlier version left it, brought to today's tables, and gone on with (scripts/make-upgrade-dump.mjs). */
describe.each(dumps)("a database of version %s", (version) => {
  let database: Database
  let sandbox: Sandbox
  let store: RunningStore
  let admin: Admin
  let orders: DumpFacts["orders"]

  beforeAll(async () => {
    database = await Database.create(`upgrade_${version.replaceAll(".", "_")}`)
    sandbox = await Sandbox.start()
    orders = (await restoreDump(version, database, sandbox)).orders
    const env = {
      DATABASE_URL: database.url(),
      MEDUSA_WORKER_MODE: "server",
      ASSIST_SERVER_URL: sandbox.url,
      ASSIST_EXTRA_OPTIONS: JSON.stringify(QUICK),
    }
    await RunningStore.migrate(env)
    store = new RunningStore(await freePort(), env)
    await store.start()
    admin = new Admin(store.url, await logIn(store.url))
  }, 300_000)

  afterAll(async () => {
    await store?.kill()
    await sandbox?.stop()
    await database?.close()
  })

  const card = async (orderId: string) => (await admin.call("GET", `/admin/assist/orders/${orderId}`)).body.payments
  const check = (orderId: string) => admin.call("POST", `/admin/assist/orders/${orderId}/check`, {})
  const open = async () => (await admin.call("GET", "/admin/assist/discrepancies?status=open")).body.discrepancies

  it("keeps the messages of Assist, and applies the one that waited", async () => {
    const { notifications } = (await admin.call("GET", "/admin/assist/notifications")).body
    const of = (number: string) =>
      notifications
        .filter(({ order_number }: { order_number: string }) => order_number === number)
        .map(({ verdict }: { verdict: string }) => verdict)
    expect(of(orders.held.number)).toContain("applied")
    expect(of(orders.waiting.number)).not.toContain("applied")
    expect(await admin.orders()).toHaveLength(4)
    await store.call("janitor")
    const placed = (await admin.orders()).filter(
      ({ id }) => !Object.values(orders).some(({ orderId }) => orderId === id),
    )
    expect(placed).toHaveLength(1)
    expect(await admin.books(placed[0]?.id as string)).toMatchObject({
      authorized: "100.00",
      paymentStatus: "authorized",
    })
    expect(await sandbox.order(orders.waiting.number)).toMatchObject({ held: "100.00", charged: "0.00" })
  })

  it("captures an open hold", async () => {
    const { orderId, paymentId, number } = orders.held
    expect(await card(orderId)).toMatchObject([{ order_number: number, held: "200.00", charged: "0.00" }])
    expect((await check(orderId)).status).toBe(200)
    expect((await admin.capture(paymentId, 150.5)).status).toBe(200)
    expect(await sandbox.order(number)).toMatchObject({ charged: "150.50", returned: "0.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "150.50", transactions: ["capture 150.50"] })
  })

  it("returns what was captured in part, and more of what was returned in part", async () => {
    for (const [order, back, sums] of [
      [orders.captured, 10.05, { charged: "30.10", returned: "10.05" }],
      [orders.refunded, 50, { charged: "100.00", returned: "75.00" }],
    ] as const) {
      expect((await check(order.orderId)).status).toBe(200)
      expect((await admin.refund(order.paymentId, back)).status).toBe(200)
      expect(await sandbox.order(order.number)).toMatchObject(sums)
      expect(await admin.books(order.orderId)).toMatchObject({ captured: sums.charged, refunded: sums.returned })
      expect(await card(order.orderId)).toMatchObject([{ order_number: order.number, ...sums }])
    }
  })

  it("repairs an open discrepancy", async () => {
    const { number, orderId } = orders.differing
    const [found, ...others] = await open()
    expect([found, others]).toMatchObject([{ code: "capture_not_at_assist", order_number: number }, []])
    const pressed = await admin.call("POST", `/admin/assist/discrepancies/${found.id}`, { action: "capture" })
    expect(pressed.status).toBe(200)
    expect(await sandbox.order(number)).toMatchObject({ charged: "40.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "40.00", transactions: ["capture 40.00"] })
    expect(await open()).toEqual([])
  })
})

async function logIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/auth/user/emailpass`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "admin@shop.test", password: "supersecret" }),
  })
  return ((await answer.json()) as { token: string }).token
}
