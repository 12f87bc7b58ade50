import { mkdtempSync, rmSync } from "node:fs"
import path from "node:path"
import type { Section } from "../report/row"
import { runScript } from "../run-script"
import { control, startSandbox } from "../sandbox"
import { fillSandbox } from "./fill-sandbox"

const ORDERS = 50_000

/** The day's reconciliation of a busy shop, as far as Assist's report goes: a hold and a charge per order. */
export async function benchReports(): Promise<readonly Section[]> {
  const folder = mkdtempSync(path.join(path.resolve(".test"), "bench-reports-"))
  const file = path.join(folder, "assist.sqlite")
  const day = new Date(Date.now() - 2 * 86_400_000)
  day.setUTCHours(0, 0, 0, 0)
  try {
    const empty = await startSandbox(file)
    await control(empty.url, "orders", {
      merchant_id: "123456",
      ordernumber: "FIRST",
      amount: "100.00",
      currency: "BYN",
      card: "approve",
      delay: 1,
    })
    const { orders } = (await (await fetch(`${empty.url}/_control/orders?ordernumber=FIRST`)).json()) as {
      orders: { billnumber: string }[]
    }
    await control(empty.url, `orders/${orders[0]?.billnumber}/charge`, { notify: false })
    await empty.stop()
    await fillSandbox(file, ORDERS, day)
    const full = await startSandbox(file)
    try {
      // In a process of its own, beside this file once compiled (scripts/run-bench.mjs).
      return await runScript([path.join(__dirname, "measure.js"), full.url, day.toISOString(), String(2 * ORDERS)])
    } finally {
      await full.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
