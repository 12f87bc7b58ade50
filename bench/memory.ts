import { readFileSync } from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"
import { collectGarbage } from "./collect-garbage"
import type { Row, Section } from "./report/row"
import { startStore } from "./running-store"
import { figures } from "./statistics"

const BOOTS = 3

interface Sample {
  readonly booted: number
  readonly collected: number
}

/** Memory of the booted store with the plugin beside the same store without it, in turn. */
export async function benchMemory(): Promise<readonly Section[]> {
  const { freePort } = await import("../scripts/postgres.mjs")
  const inspectPort = await freePort()
  const samples: Record<"with" | "without", Sample[]> = { with: [], without: [] }
  for (let boot = 0; boot < BOOTS; boot++) {
    for (const kind of ["with", "without"] as const) {
      const store = await startStore(kind === "with", { NODE_OPTIONS: `--inspect-port=${inspectPort}` })
      await fetch(`${store.apiUrl}/health`)
      await sleep(5000)
      const booted = residentMb(store.pid)
      await collectGarbage(store.pid, inspectPort)
      await sleep(1500) // what was freed goes back to the system a moment later
      samples[kind].push({ booted, collected: residentMb(store.pid) })
      await store.stop()
    }
  }
  const median = (kind: "with" | "without", when: keyof Sample) =>
    figures(samples[kind].map((sample) => sample[when])).p50
  const row = (what: string, when: keyof Sample): Row => ({
    what,
    figure: median("with", when),
    unit: "MB",
    floor: { what: "without the plugin", figure: median("without", when) },
  })
  return [
    {
      title: "Memory of the booted store",
      about: `Resident memory of the store with the plugin and two merchants, median of ${BOOTS} boots.`,
      rows: [
        { ...row("after a garbage collection", "collected"), target: { most: 1.05, of: "ratio" } },
        row("as booted, garbage and all", "booted"),
      ],
    },
  ]
}

function residentMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]
  return Number(kilobytes) / 1024
}
