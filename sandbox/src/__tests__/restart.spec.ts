import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { startReceiver } from "./start-receiver.ts"
import { element, eventually, startSandbox } from "./start-sandbox.ts"

describe.each(["SIGTERM", "SIGKILL"] as const)("after %s", (signal) => {
  const folder = mkdtempSync(path.join(tmpdir(), "assist-sandbox-"))
  const data = path.join(folder, "deep", "assist.sqlite")
  const running: { stop(): Promise<void> }[] = []
  afterAll(async () => {
    for (const one of running.reverse()) await one.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it("orders, settings, merchants, faults and waiting notifications are still there", async () => {
    const shop = await startReceiver()
    running.push(shop)
    shop.answer = () => ({ status: 500, body: "" })
    const first = await startSandbox({ data, flags: ["--notification-url", shop.url] })
    running.push(first)
    await first.tell("/_control/settings", { secretWord: "another", pageTimeoutSeconds: 77 })
    await first.tell("/_control/merchants", { merchant_id: "777", login: "otherlogin", password: "Passw0rd2" })
    await first.tell("/_control/faults", { service: "charge", kind: "decline", times: 2 })
    const { billnumber } = await first.tell("/_control/orders", {
      ordernumber: "R-1",
      amount: "10.00",
      card: "approve",
    })
    await eventually(async () => shop.received.length === 1)
    // The reply is the promise: what it says has happened survives even a kill right after it.
    expect(element(await first.call("cancel", { Billnumber: billnumber }), "orderstate")).toBe("Canceled")
    await first.stop(signal)

    const second = await startSandbox({ data, flags: [] })
    running.push(second)
    const { orders } = await second.read("/_control/orders?ordernumber=R-1")
    expect(orders).toMatchObject([
      { billnumber, state: "Canceled", released: "10.00", operations: [{ type: 100 }, { type: 300 }] },
    ])
    expect(await second.read("/_control/settings")).toMatchObject({
      secretWord: "another",
      pageTimeoutSeconds: 77,
      notificationUrl: shop.url,
    })
    expect((await second.read("/_control/merchants")).merchants).toHaveLength(2)
    expect((await second.read("/_control/faults")).faults).toMatchObject([
      { service: "charge", kind: "decline", times: 2 },
    ])
    await second.tell("/_control/notifications/flush")
    const { notifications } = await second.read("/_control/notifications?ordernumber=R-1")
    expect(notifications.map((row: { operationtype: number }) => row.operationtype)).toEqual([100, 300])
    // Not necessarily last: the restart itself sends what was still due, and the flush may come while it does.
    expect(shop.received.map((one) => one.fields["operationtype"])).toContain("300")
  })
})
