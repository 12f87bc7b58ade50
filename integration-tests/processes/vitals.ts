import { type IntervalHistogram, monitorEventLoopDelay } from "node:perf_hooks"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"

/** How a process fares. */
export interface Vitals {
  /** After a garbage collection. */
  readonly heapMb: number
  readonly residentMb: number
  /** What keeps the process busy or open: sockets, timers, files. */
  readonly handles: number
  readonly handlesByKind: Readonly<Record<string, number>>
  /** How late the event loop was since the last look: half of the time no later than this, and almost always. */
  readonly delayP50Ms: number
  readonly delayP99Ms: number
}

const RESOLUTION_MS = 10
const MB = 1024 * 1024

let delay: IntervalHistogram | undefined
let collect: (() => void) | undefined

/** Looks at this process. The garbage it collects first makes the loop late, so the lateness is read before. */
export function vitals(): Vitals {
  delay ??= begin()
  // The histogram has the sampling interval itself in it.
  const late = (percentile: number) => Math.max(0, (delay?.percentile(percentile) ?? 0) / 1e6 - RESOLUTION_MS)
  const [delayP50Ms, delayP99Ms] = [late(50), late(99)]
  collect ??= garbageCollector()
  collect()
  const { heapUsed, rss } = process.memoryUsage()
  const handlesByKind: Record<string, number> = {}
  for (const kind of process.getActiveResourcesInfo()) handlesByKind[kind] = (handlesByKind[kind] ?? 0) + 1
  const handles = Object.values(handlesByKind).reduce((sum, count) => sum + count, 0)
  delay.reset()
  return { heapMb: heapUsed / MB, residentMb: rss / MB, handles, handlesByKind, delayP50Ms, delayP99Ms }
}

function begin(): IntervalHistogram {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  histogram.enable()
  return histogram
}

/** Node shows its collector only to processes that were started for that; V8 can be told later. */
function garbageCollector(): () => void {
  setFlagsFromString("--expose-gc")
  return runInNewContext("gc") as () => void
}
