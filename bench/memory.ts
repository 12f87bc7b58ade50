import { readFileSync } from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"
import { startStore } from "./running-store"
import { figures } from "./statistics"

const BOOTS = 3

/** Memory of the booted store with the plugin beside the same store without it, in turn. */
export async function benchMemory(print: (line: string) => void): Promise<void> {
  const samples: Record<"with" | "without", number[]> = { with: [], without: [] }
  for (let boot = 0; boot < BOOTS; boot++) {
    for (const kind of ["with", "without"] as const) {
      const store = await startStore(kind === "with")
      await fetch(`${store.apiUrl}/health`)
      await sleep(5000) // lets the boot's garbage go
      samples[kind].push(residentMb(store.pid))
      await store.stop()
    }
  }
  const [withPlugin, without] = [figures(samples.with).p50, figures(samples.without).p50]
  print("## Memory of the booted store")
  print("")
  print(`| | resident, median of ${BOOTS} boots |`)
  print("| --- | --- |")
  print(`| without the plugin | ${without.toFixed(0)} MB |`)
  print(`| with the plugin, two merchants | ${withPlugin.toFixed(0)} MB |`)
  print(`| ratio | ${(withPlugin / without).toFixed(3)}; target below 1.05 |`)
  print("")
}

function residentMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]
  return Number(kilobytes) / 1024
}
