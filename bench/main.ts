// `npm run bench`: figures to compare within one run, never across machines.
//   npm run bench                  everything (several minutes)
//   npm run bench -- capture       these parts: gateway, capture, notification, load, instances, in-step, memory, overview, reports

import { mkdirSync } from "node:fs"
import os from "node:os"
import { benchCapture } from "./capture-overhead"
import { endWith } from "./end-with"
import { benchGateway } from "./gateway/bench-gateway"
import { benchInStep } from "./in-step/bench-in-step"
import { benchInstances } from "./instances/bench-instances"
import { benchMemory } from "./memory"
import { benchNotification } from "./notification-latency"
import { benchLoad } from "./notification-load"
import { benchOverview } from "./overview/bench-overview"
import { benchReports } from "./reports/bench-reports"
import { benchStorm } from "./shopper-storm"

const PARTS = {
  gateway: benchGateway,
  capture: benchCapture,
  notification: benchNotification,
  load: async (print: (line: string) => void) => {
    await benchLoad(print)
    await benchStorm(print)
  },
  instances: benchInstances,
  "in-step": benchInStep,
  memory: benchMemory,
  overview: benchOverview,
  reports: benchReports,
}

const wanted = process.argv.slice(2)
const unknown = wanted.find((name) => !(name in PARTS))
if (unknown) {
  console.error(`There is no part "${unknown}". Parts: ${Object.keys(PARTS).join(", ")}.`)
  process.exit(2)
}
mkdirSync(".test", { recursive: true })
console.log(
  `Node ${process.versions.node}, ${os.cpus().length} cores, load ${os.loadavg()[0]?.toFixed(1)} before the run\n`,
)

async function run(): Promise<void> {
  for (const [name, part] of Object.entries(PARTS)) {
    if (wanted.length === 0 || wanted.includes(name)) await part((line) => console.log(line))
  }
}

endWith(run)
