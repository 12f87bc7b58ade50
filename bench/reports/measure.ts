import { setInterval } from "node:timers"
import { AssistClient } from "../../src/gateway"
import { DaySums } from "../../src/owner/reconciliation/day-sums"
import { readAssistDay } from "../../src/owner/reconciliation/read-assist-day"
import type { Section } from "../report/row"
import { handOver } from "../run-script"

const [serverUrl = "", start = "", expected = ""] = process.argv.slice(2)

/** One day read and summed as the reconciliation does, without Medusa's side: what the process needs for it. */
async function measure(): Promise<readonly Section[]> {
  let calls = 0
  const client = new AssistClient({
    serverUrl,
    merchantId: "123456",
    login: "shoplogin",
    password: "Passw0rd1",
    secretWords: ["s3cr3t-word"],
    onWire: () => calls++,
  })
  const before = process.memoryUsage.rss()
  let peak = before
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 20)
  const begun = performance.now()
  const from = new Date(start)
  const sums = new DaySums()
  let operations = 0
  for await (const operation of readAssistDay(client, { from, to: new Date(from.getTime() + 86_400_000) }, false)) {
    operations++
    sums.add(operation)
  }
  const { rows } = sums.compare(() => ({ takenAtOnce: false, charged: false }))
  const took = (performance.now() - begun) / 1000
  clearInterval(watch)
  await client.close()
  if (operations < Number(expected)) throw new Error(`${operations} operations of ${expected} were read`)
  const mb = (bytes: number) => bytes / 1024 / 1024
  const section: Section = {
    title: "A busy day's report, read and summed",
    about: `The reconciliation of one day, as far as Assist's report goes: ${operations.toLocaleString("en")} operations of ${rows.length.toLocaleString("en")} order numbers, half of them holds and half charges.`,
    rows: [
      { what: "time", figure: took, unit: "s" },
      { what: "questions to Assist", figure: calls, unit: "calls" },
      { what: "peak memory", figure: mb(peak), unit: "MB", floor: { what: "before it began", figure: mb(before) } },
    ],
  }
  return [section]
}

handOver(measure)
