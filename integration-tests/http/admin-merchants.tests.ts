import { assistAdmin } from "../support/assist-admin"
import { heldOrder } from "../support/held-order"
import type { Store } from "../support/store"

/** Settings -> Assist: merchants, the connection test, the day's reconciliation. */
export function adminMerchantTests(store: Store): void {
  const api = () => assistAdmin(store)
  const SECRETS = ["shoplogin", "Passw0rd1", "s3cr3t-word", "another-word"]

  async function checks(providerId = "pp_assist_main"): Promise<Record<string, string>> {
    const { status, body } = await api().call("POST", `/merchants/${providerId}/check`, {})
    expect(status).toBe(200)
    for (const secret of SECRETS) expect(JSON.stringify(body)).not.toContain(secret)
    return Object.fromEntries(body.checks.map(({ name, result }: { name: string; result: string }) => [name, result]))
  }

  it("lists the provider entries without a secret", async () => {
    await heldOrder(store)
    const { body } = await api().call("GET", "/merchants")
    expect(body.merchants).toMatchObject([
      {
        provider_id: "pp_assist_main",
        merchant_id: "123456",
        notification_url: `${store.url}/hooks/assist`,
        stages: 2,
        hold_days: 4,
        test_mode: false,
        rotating_secret: false,
        login_hint: "sh…",
        regions: expect.arrayContaining([expect.objectContaining({ name: "Belarus", currency: "BYN" })]),
        last_notification: { verdict: "applied", at: expect.any(String) },
        counts: { held: 1, discrepancies: 0, unsettled: 0 },
      },
      { provider_id: "pp_assist_one", merchant_id: "654321", stages: 1, last_notification: null, counts: { held: 0 } },
    ])
    for (const secret of SECRETS) expect(JSON.stringify(body)).not.toContain(secret)
  })

  it("tests the connection: everything is right, the address is this machine's", async () => {
    expect(await checks()).toMatchObject({
      server: "ok",
      credentials: "ok",
      secret_word: "unknown",
      two_stages: "unknown",
    })
    await heldOrder(store)
    expect(await checks()).toEqual({
      server: "ok",
      credentials: "ok",
      secret_word: "ok",
      two_stages: "ok",
      clock: "ok",
      notification_url: "warning",
      test_mode: "ok",
      open_order: "warning",
      google_pay: "warning",
      apple_pay: "ok",
      samsung_pay: "ok",
      mir_pay: "ok",
    })
    expect(await checks("pp_assist_one")).toMatchObject({ credentials: "ok", two_stages: "ok" })
    expect((await api().call("POST", "/merchants/pp_assist_gone/check", {})).status).toBe(404)
  })

  it("tells a wrong password and a wrong secret word apart", async () => {
    const { sandbox } = store
    await heldOrder(store)
    const merchant = { merchant_id: "123456", login: "shoplogin", currency: "BYN" }
    try {
      await sandbox.settings({ secretWord: "changed-word" })
      expect(await checks()).toMatchObject({ credentials: "ok", secret_word: "failed" })
      await sandbox.merchant({ ...merchant, password: "Another1" })
      expect(await checks()).toMatchObject({ server: "ok", credentials: "failed", secret_word: "unknown" })
    } finally {
      await sandbox.merchant({ ...merchant, password: "Passw0rd1" })
      await sandbox.settings({ secretWord: "s3cr3t-word" })
    }
  })

  it("compares a day with Assist's report", async () => {
    const { sandbox, admin } = store
    const { session, orderId, paymentId, billnumber } = await heldOrder(store)
    await admin.capture(paymentId, 30.1)
    await admin.refund(paymentId, 5)
    await sandbox.create({ ordernumber: "by-phone", amount: "12.00", currency: "BYN", card: "approve", delay: 1 })
    const [phone] = await sandbox.orders("by-phone")
    await sandbox.byHand(phone?.billnumber as string, "charge", undefined, false)
    const today = new Date().toISOString().slice(0, 10)
    const { status, body } = await api().call("GET", `/reconciliation?provider_id=pp_assist_main&date=${today}`)
    expect(status).toBe(200)
    expect(body.totals).toEqual([
      {
        currency: "BYN",
        assist_charged: "42.10",
        medusa_captured: "30.10",
        assist_returned: "5.00",
        medusa_refunded: "5.00",
      },
    ])
    expect(body).toMatchObject({ count: 2, differing: 1, limit: 100, offset: 0 })
    // What differs comes first, whatever the numbers are.
    expect(body.rows).toEqual([
      expect.objectContaining({
        order_number: "by-phone",
        order_id: null,
        charged: "12.00",
        captured: "0.00",
        verdict: "only_assist",
      }),
      expect.objectContaining({
        order_number: session.number,
        order_id: orderId,
        billnumber,
        held: "100.00",
        charged: "30.10",
        captured: "30.10",
        returned: "5.00",
        refunded: "5.00",
        verdict: "equal",
      }),
    ])
    const questions = (await sandbox.requests("resultbydate")).length
    const second = await api().call(
      "GET",
      `/reconciliation?provider_id=pp_assist_main&date=${today}&limit=1&offset=1&as_of=${body.as_of}`,
    )
    expect(second.body).toEqual({ ...body, limit: 1, offset: 1, rows: [body.rows[1]] })
    expect(await sandbox.requests("resultbydate")).toHaveLength(questions)
    expect(await sandbox.order(session.number)).toMatchObject({ charged: "30.10", returned: "5.00" })
    expect(await admin.books(orderId)).toMatchObject({ captured: "30.10", refunded: "5.00" })

    const token = (admin as unknown as { token: string }).token
    const csv = await fetch(
      `${store.url}/admin/assist/reconciliation?provider_id=pp_assist_main&date=${today}&format=csv&lang=ru`,
      { headers: { authorization: `Bearer ${token}` } },
    )
    expect(csv.headers.get("content-disposition")).toBe(`attachment; filename="assist-pp_assist_main-${today}.csv"`)
    const bytes = Buffer.from(await csv.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(bytes.toString("utf8")).toContain(`;${session.number};"=""${billnumber}""";`)
    expect(bytes.toString("utf8")).toContain(";100,00;30,10;30,10;5,00;5,00;совпадает\r\n")
  })

  it("names what is wrong with the day", async () => {
    for (const [query, text] of [
      ["provider_id=pp_assist_main", /date/],
      ["date=2026-01-31", /provider_id/],
      ["provider_id=pp_assist_main&date=2026-02-30", /date: "2026-02-30".* is no day/],
      ["provider_id=pp_assist_main&date=2026-01-31&utc_offset=Minsk", /utc_offset "Minsk"/],
      ["provider_id=pp_assist_main&date=2999-01-01", /has not begun/],
    ] as const) {
      const answer = await api().call("GET", `/reconciliation?${query}`)
      expect([answer.status, answer.body.message]).toEqual([400, expect.stringMatching(text)])
    }
    expect((await api().call("GET", "/reconciliation?provider_id=pp_assist_x&date=2026-01-31")).status).toBe(404)
  })
}
