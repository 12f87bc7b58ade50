import { configOf, type SandboxOptions } from "./sandbox-options.ts"
import { type RunningSandbox, startServer } from "./start-server.ts"

export type { RunningSandbox, SandboxOptions }

/**
 * Starts a sandbox in this process. Without options it listens on a free port of this machine and keeps everything in
 * memory. Sandboxes of one process share one clock.
 *
 * @throws when the port is taken, or another sandbox uses the file named by `data`
 */
export function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  return startServer(configOf(options))
}
