import { performance } from "node:perf_hooks"
import { figures } from "../statistics"

/** Microseconds per run of a synchronous piece of work: the median over batches, which a pause of the machine spares. */
export function timeEach(work: () => unknown, runs = 20_000): number {
  const batches: number[] = []
  const size = Math.max(1, Math.floor(runs / 20))
  for (let batch = 0; batch < 25; batch++) {
    const started = performance.now()
    for (let run = 0; run < size; run++) work()
    batches.push(((performance.now() - started) * 1000) / size)
  }
  // The first five are the warm-up.
  return figures(batches.slice(5)).p50
}
