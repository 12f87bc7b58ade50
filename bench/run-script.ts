import { spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"

/** Runs a part of the bench in a process of its own, so that no other part warms or fills it. */
export async function runScript(
  args: readonly string[],
  print: (line: string) => void,
  env: Record<string, string> = {},
): Promise<void> {
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env },
  })
  const ended = once(child, "exit")
  for await (const line of createInterface({ input: child.stdout })) print(line)
  const [code] = await ended
  if (code !== 0) throw new Error(`${args.at(-1)} ended with ${code}`)
}
