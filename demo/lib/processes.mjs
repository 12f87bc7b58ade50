// Other processes: are they there, what are they, and end them with all they started.
import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"

const windows = process.platform === "win32"

export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid < 2) return false
  if (isZombie(pid)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === "EPERM"
  }
}

// A killed launcher's children are waited for by process 1, which in small containers never does it.
function isZombie(pid) {
  if (process.platform !== "linux") return false
  try {
    return /^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"))
  } catch {
    return false
  }
}

/** The command line of a process, or "" when it cannot be known. */
export function commandLine(pid) {
  if (process.platform === "linux") {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim()
    } catch {
      return ""
    }
  }
  const ask = windows
    ? [
        "powershell",
        ["-NoProfile", "-Command", `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`],
      ]
    : ["ps", ["-ww", "-o", "command=", "-p", String(pid)]]
  return String(spawnSync(ask[0], ask[1], { encoding: "utf8" }).stdout ?? "").trim()
}

/** Signals a process that was started as the leader of its group, and the whole group with it. */
export function signalGroup(pid, signal) {
  try {
    if (windows) spawnSync("taskkill", ["/pid", String(pid), "/t", "/f"])
    else process.kill(-pid, signal)
  } catch {
    // Gone already.
  }
}

/**
 * Asks a group's leader to end, and ends the whole group by force when it does not.
 * Only the leader is asked: it knows in which order its own children have to stop.
 */
export async function endGroup(pid, { patienceMs = 8000 } = {}) {
  try {
    if (!windows) process.kill(pid, "SIGTERM")
  } catch {
    // Gone already; its children may not be.
  }
  const until = Date.now() + patienceMs
  while (!windows && isAlive(pid) && Date.now() < until) await sleep(50)
  signalGroup(pid, "SIGKILL")
  for (let waited = 0; isAlive(pid) && waited < 40; waited++) await sleep(50)
  return !isAlive(pid)
}
