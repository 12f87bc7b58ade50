import { once } from "node:events"
import { setTimeout as sleep } from "node:timers/promises"
import { WebSocket } from "undici"

/**
 * Collects the garbage of another Node process through its inspector: what is resident after a boot is mostly garbage
 * that V8 has not looked at yet, 30 to 100 MB more or less from one boot to the next.
 * @param inspectPort the process was started with `--inspect-port` set to this
 */
export async function collectGarbage(pid: number, inspectPort: number): Promise<void> {
  process.kill(pid, "SIGUSR1") // opens the inspector
  let targets: { webSocketDebuggerUrl: string }[] | undefined
  for (let tries = 0; tries < 50 && !targets; tries++) {
    await sleep(100)
    targets = await fetch(`http://127.0.0.1:${inspectPort}/json`).then(
      (answer) => answer.json() as Promise<{ webSocketDebuggerUrl: string }[]>,
      () => undefined,
    )
  }
  const [target] = targets ?? []
  if (!target) throw new Error(`process ${pid} did not open its inspector on port ${inspectPort}`)
  const socket = new WebSocket(target.webSocketDebuggerUrl)
  await once(socket, "open")
  for (let id = 1; id <= 3; id++) {
    const answered = once(socket, "message")
    socket.send(JSON.stringify({ id, method: "HeapProfiler.collectGarbage" }))
    await answered
  }
  socket.close()
}
