import { spawn } from "node:child_process"
import { once } from "node:events"
import { endWith } from "./end-with"
import type { Bench, Section } from "./report/row"

/** Runs a part of the bench in a process of its own, so that no other part warms or fills it. It hands over by {@link handOver}. */
export async function runScript(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<readonly Section[]> {
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, ...env },
  })
  let sections: readonly Section[] = []
  child.on("message", (message) => {
    sections = message as readonly Section[]
  })
  const [code] = await once(child, "exit")
  if (code !== 0) throw new Error(`${args.at(-1)} ended with ${code}`)
  return sections
}

/** The other side: runs the bench and hands its sections to the process that started this one. */
export function handOver(bench: Bench): void {
  endWith(async () => {
    const sections = await bench()
    await new Promise<unknown>((sent) => process.send?.(sections, sent))
  })
}
