import { readdirSync, readFileSync } from "node:fs"

/** What the kernel counts processor time in: 100 a second on every Linux Node runs on. */
const TICKS_PER_SECOND = 100

/** Seconds of processor time a process has used so far; with `children` those of its living and ended children too. */
export function cpuSeconds(pid: number, children = false): number {
  const own = read(pid)
  if (!own) return 0
  if (!children) return own.used
  const living = everyProcess().filter(({ parent }) => parent === pid)
  return own.used + own.ofEnded + living.reduce((sum, { used }) => sum + used, 0)
}

/** Seconds the whole machine has worked so far, all cores together. */
export function machineSeconds(): number {
  const [, user, nice, system, , , irq, softirq] = readFileSync("/proc/stat", "utf8").split(/\s+/).map(Number)
  return [user, nice, system, irq, softirq].reduce<number>((sum, ticks) => sum + (ticks ?? 0), 0) / TICKS_PER_SECOND
}

interface Times {
  readonly parent: number
  readonly used: number
  readonly ofEnded: number
}

function everyProcess(): Times[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => read(Number(name)) ?? [])
}

function read(pid: number): Times | undefined {
  let line: string
  try {
    line = readFileSync(`/proc/${pid}/stat`, "utf8")
  } catch {
    return undefined // it has ended
  }
  // The name, in brackets, may have blanks in it; what follows is in a fixed order (man 5 proc).
  const fields = line
    .slice(line.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number)
  const at = (index: number) => (fields[index] ?? 0) / TICKS_PER_SECOND
  return { parent: fields[1] ?? 0, used: at(11) + at(12), ofEnded: at(13) + at(14) }
}
