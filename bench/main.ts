// `npm run bench`: figures to compare within one run, never across machines.
//   npm run bench                          everything (half an hour)
//   npm run bench -- capture overview      the parts whose names contain one of these words
//   npm run bench -- --md                  the same, and writes docs/benchmarks.md; with parts, only theirs in it

import { mkdirSync } from "node:fs"
import { benchCapture } from "./capture-overhead"
import { endWith } from "./end-with"
import { benchGateway } from "./gateway/bench-gateway"
import { benchInStep } from "./in-step/bench-in-step"
import { benchInstances } from "./instances/bench-instances"
import { benchMemory } from "./memory"
import { benchNotification } from "./notification-latency"
import { benchLoad } from "./notification-load"
import { benchOverview } from "./overview/bench-overview"
import { machine } from "./report/machine"
import { writePage } from "./report/page"
import type { Bench, Section } from "./report/row"
import { asText } from "./report/text"
import { benchReports } from "./reports/bench-reports"
import { benchStorm } from "./shopper-storm"

const PAGE = "docs/benchmarks.md"

const PARTS: Record<string, Bench> = {
  "notification-latency": benchNotification,
  "notification-load": benchLoad,
  capture: benchCapture,
  instances: benchInstances,
  "in-step": benchInStep,
  "shopper-storm": benchStorm,
  memory: benchMemory,
  overview: benchOverview,
  reports: benchReports,
  gateway: benchGateway,
}

const args = process.argv.slice(2)
const toPage = args.includes("--md")
const wanted = args.filter((arg) => arg !== "--md")
const unknown = wanted.find((word) => !Object.keys(PARTS).some((name) => name.includes(word)))
if (unknown) {
  console.error(`There is no part "${unknown}". Parts: ${Object.keys(PARTS).join(", ")}.`)
  process.exit(2)
}
mkdirSync(".test", { recursive: true })

async function run(): Promise<void> {
  const where = machine()
  console.log(`${where}\n`)
  for (const [name, bench] of Object.entries(PARTS)) {
    if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue
    const sections: readonly Section[] = await bench()
    for (const section of sections) console.log(asText(section))
    if (!toPage) continue
    // After each part: a run that is broken off keeps what it has measured.
    const command = `npm run bench -- ${name} --md`
    const date = new Date().toISOString().slice(0, 10)
    writePage(PAGE, new Map([[name, sections]]), Object.keys(PARTS), { machine: where, command, date })
  }
  if (toPage) console.log(`written: ${PAGE}`)
}

endWith(run)
