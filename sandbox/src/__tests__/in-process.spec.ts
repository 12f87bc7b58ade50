import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { type RunningSandbox, startSandbox } from "../index.ts"
import { SandboxControl, signNotification } from "../testing/index.ts"
import { startReceiver } from "./start-receiver.ts"

describe("a sandbox of one's own process", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "assist-sandbox-"))
  const running: { stop(): Promise<void> }[] = []
  const start = async (...options: Parameters<typeof startSandbox>): Promise<RunningSandbox> => {
    const sandbox = await startSandbox(...options)
    running.push(sandbox)
    return sandbox
  }
  afterEach(async () => {
    for (const one of running.splice(0).reverse()) await one.stop()
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it("keeps orders in memory, apart from those of another sandbox", async () => {
    const here = process.cwd()
    const [one, other] = [await start(), await start({ merchantId: "777", currency: "RUB" })]
    expect(one.url).not.toBe(other.url)
    const [assist, second] = [new SandboxControl(one.url), new SandboxControl(other.url)]
    await assist.createOrder({ ordernumber: "A-1", amount: "5.00", card: "approve" })
    expect(await assist.order("A-1")).toMatchObject({ held: "5.00", ordercurrency: "BYN", merchant_id: "123456" })
    expect(await second.orders("A-1")).toEqual([])
    expect(await second.createOrder({ ordernumber: "A-1", amount: "5.00" })).toMatchObject({
      ordercurrency: "RUB",
      merchant_id: "777",
      held: "0.00",
    })
    expect(existsSync(path.join(here, ".sandbox", "assist.sqlite.lock"))).toBe(false)
  })

  it("keeps them in a file when one is named, which no second sandbox may use meanwhile", async () => {
    const data = path.join(folder, "orders.sqlite")
    const first = await start({ data })
    await new SandboxControl(first.url).createOrder({ ordernumber: "A-1", amount: "5.00", card: "approve" })
    await expect(startSandbox({ data })).rejects.toThrow("used by another sandbox of this process")
    await running.pop()?.stop()
    const again = await start({ data })
    expect(await new SandboxControl(again.url).order("A-1")).toMatchObject({ held: "5.00" })
  })

  const onLinux = process.platform === "linux" ? it : it.skip
  onLinux("takes a file over whose process is gone, though its number belongs to another process now", async () => {
    const data = path.join(folder, "left.sqlite")
    const parent = readFileSync(`/proc/${process.ppid}/stat`, "utf8")
    const begun = parent.slice(parent.lastIndexOf(")") + 2).split(" ")[19]
    writeFileSync(`${data}.lock`, `${process.ppid} ${begun}`)
    await expect(startSandbox({ data })).rejects.toThrow(`used by another sandbox (process ${process.ppid})`)
    writeFileSync(`${data}.lock`, `${process.ppid} 1`)
    await start({ data })
    expect(readFileSync(`${data}.lock`, "utf8")).toMatch(new RegExp(`^${process.pid} \\d+$`))
  })

  it("refuses what the command line refuses", () => {
    expect(() => startSandbox({ host: "0.0.0.0" })).toThrow("would let other machines in")
    expect(() => startSandbox({ port: 70_000 })).toThrow("not a port")
    expect(() => startSandbox({ merchantId: "shop" })).toThrow("is a number")
  })

  it("is told what to do: pay, act as the cabinet, go wrong, and what was asked and sent", async () => {
    const shop = await startReceiver()
    running.push(shop)
    const sandbox = await start({ notificationUrl: shop.url, secretWord: "another-word" })
    const assist = new SandboxControl(sandbox.url)
    await assist.createOrder({ ordernumber: "A-1", amount: "25.00" })
    const paid = await assist.payOrder("A-1")
    await assist.cabinet(paid.billnumber, "charge", { amount: "20.00" })
    await assist.cabinet(paid.billnumber, "cancel", { amount: "5.00", notify: false })
    expect(await assist.order("A-1")).toMatchObject({ state: "PartialCanceled", charged: "20.00", returned: "5.00" })

    const sent = await assist.notifications("A-1")
    expect(sent.map(({ operationtype }) => operationtype)).toEqual([100, 200])
    expect(shop.received).toHaveLength(2)
    await assist.resend(sent[0]?.id ?? 0)
    expect(shop.received).toHaveLength(3)
    const fields = shop.received[0]?.fields as Parameters<typeof signNotification>[0]
    expect(signNotification(fields, "another-word")).toEqual(fields)
    expect(signNotification(fields, "s3cr3t-word")["checkvalue"]).not.toBe(fields["checkvalue"])

    expect(await assist.fault("charge", "drop_after", { ordernumber: "A-2", times: 2 })).toMatchObject({ times: 2 })
    await assist.fault("cancel", "slow", { ordernumber: "A-1" })
    await assist.clearFaults("A-1")
    expect((await assist.faults()).map(({ service }) => service)).toEqual(["charge"])
    await fetch(`${sandbox.url}/charge/charge.cfm`, { method: "POST", body: new URLSearchParams({ Billnumber: "5" }) })
    expect(await assist.requests("charge")).toHaveLength(1)
    expect(await assist.requests()).toHaveLength(1)
    const ahead = (await assist.clock(86_400_000)).getTime() - Date.now()
    expect(Math.round(ahead / 3_600_000)).toBe(24)
    expect(await assist.settings({ holdDays: 7 })).toMatchObject({ holdDays: 7, secretWord: "another-word" })
    expect(await assist.merchant({ merchant_id: "777", login: "other", password: "Passw0rd2" })).toMatchObject({
      merchant_id: "777",
      settings: { holdDays: 14 },
    })
    expect((await assist.settings({ holdDays: 9 }, "777")).holdDays).toBe(9)
    expect((await assist.keys()).rsa).toContain("PUBLIC KEY")

    await assist.reset()
    expect([await assist.orders("A-1"), await assist.requests(), await assist.faults()]).toEqual([[], [], []])
    await expect(assist.order("A-1")).rejects.toThrow("expected one attempt for A-1, found 0")
    await expect(assist.payOrder("A-1")).rejects.toThrow("no order A-1")
  })
})
