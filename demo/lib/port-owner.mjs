import { spawnSync } from "node:child_process"
import { readdirSync, readFileSync, readlinkSync } from "node:fs"
import { commandLine } from "./processes.mjs"

// Linux names the socket of a listening port in /proc/net/tcp*, and its owner by an open file of that name.
function findOnLinux(port) {
  const wanted = port.toString(16).toUpperCase().padStart(4, "0")
  const sockets = new Set()
  for (const table of ["/proc/net/tcp", "/proc/net/tcp6"]) {
    let rows = []
    try {
      rows = readFileSync(table, "utf8").trim().split("\n").slice(1)
    } catch {
      continue
    }
    for (const row of rows) {
      const cells = row.trim().split(/\s+/)
      if (cells[1]?.endsWith(`:${wanted}`) && cells[3] === "0A") sockets.add(`socket:[${cells[9]}]`)
    }
  }
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      for (const handle of readdirSync(`/proc/${pid}/fd`))
        if (sockets.has(readlinkSync(`/proc/${pid}/fd/${handle}`))) return Number(pid)
    } catch {
      // Another user's process, or one that has just ended.
    }
  }
  return undefined
}

function findByLsof(port) {
  const answer = spawnSync("lsof", ["-nP", "-t", `-iTCP:${port}`, "-sTCP:LISTEN"], { encoding: "utf8" })
  const pid = Number.parseInt(String(answer.stdout ?? ""), 10)
  return Number.isInteger(pid) ? pid : undefined
}

/** Who listens on a port, as far as this user may know: `process 123 (node server.js)`, or undefined. */
export function describePortOwner(port) {
  const pid =
    process.platform === "linux" ? findOnLinux(port) : process.platform === "win32" ? undefined : findByLsof(port)
  if (!pid) return undefined
  const command = commandLine(pid)
  return command
    ? `process ${pid} (${command.length > 100 ? `${command.slice(0, 100)}...` : command})`
    : `process ${pid}`
}
