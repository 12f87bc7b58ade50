// Child processes: each the leader of its own group, its output in a log file, its end reported.
import { spawn } from "node:child_process"
import { closeSync, fchmodSync, openSync, readFileSync, writeSync } from "node:fs"
import path from "node:path"
import { DemoError } from "./demo-error.mjs"
import { explain } from "./explain.mjs"
import { endGroup, signalGroup } from "./processes.mjs"

const leash = new URL("./leash.mjs", import.meta.url)
const tailLines = 25
/** Command lines and logs name the sandbox's passwords. */
const ownerOnly = 0o600
const colors = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g")

function readTail(log) {
  try {
    return readFileSync(log, "utf8").replace(colors, "").trimEnd().split("\n").slice(-tailLines).join("\n")
  } catch {
    return ""
  }
}

/** Starts and remembers children of one run. */
export function createChildren({ run, logs }) {
  const running = new Set()
  let stopping = false

  function start(name, args, { cwd, env = {} }) {
    if (stopping) throw new DemoError(`${name} is not started: the demo is stopping.`)
    const log = path.join(logs, `${name.replaceAll(" ", "-")}.log`)
    const output = openSync(log, "w", ownerOnly)
    fchmodSync(output, ownerOnly) // also one of an earlier run
    writeSync(output, `$ node ${args.join(" ")}\n`)
    const child = spawn(process.execPath, ["--import", `${leash.href}?${run.runId}`, ...args], {
      cwd,
      env: { ...process.env, FORCE_COLOR: "0", NO_COLOR: "1", ...env },
      stdio: ["ignore", output, output, "ipc"],
      detached: process.platform !== "win32",
      windowsHide: true,
    })
    closeSync(output)
    const entry = { name, child, log, exited: undefined }
    entry.ended = new Promise((resolve) => {
      child.once("error", (error) => resolve({ code: null, signal: null, error }))
      child.once("exit", (code, signal) => resolve({ code, signal }))
    }).then((result) => {
      entry.exited = result
      running.delete(entry)
      if (child.pid) run.removeChild(child.pid)
      return result
    })
    running.add(entry)
    if (child.pid) run.addChild(name, child.pid)
    return entry
  }

  function failure(entry, { code, signal, error }) {
    const tail = readTail(entry.log)
    const how = error ? error.message : signal ? `was ended by ${signal}` : `ended with code ${code}`
    return new DemoError(`${entry.name} ${how}. ${explain(`${tail}\n${error?.code ?? ""} ${signal ?? ""}`)}`, {
      tail,
      log: entry.log,
    })
  }

  return {
    /** Runs to the end; anything but success is a {@link DemoError} with the end of the log. */
    async run(name, args, options) {
      const entry = start(name, args, options)
      const result = await entry.ended
      if (result.code !== 0) throw failure(entry, result)
    },
    /**
     * Starts a server and waits until `ready` says so. `onDeath` hears of an end that nobody asked for, later on.
     * @param {{ cwd: string, env?: object, ready: (entry: object) => Promise<unknown>, onDeath: (error: Error) => void }} options
     */
    async serve(name, args, { ready, onDeath, ...options }) {
      const entry = start(name, args, options)
      const died = entry.ended.then((result) => {
        throw failure(entry, result)
      })
      died.catch(() => {})
      const answer = await Promise.race([ready(entry), died])
      died.catch((error) => {
        if (!stopping) onDeath(error)
      })
      return answer
    },
    /** Whether anything runs now. */
    any: () => running.size > 0,
    /** Ends all that still runs, the last started first. */
    async stopAll() {
      stopping = true
      for (const entry of [...running].reverse()) if (entry.child.pid) await endGroup(entry.child.pid)
    },
    /** Ends all at once, without asking. */
    killAll() {
      stopping = true
      for (const entry of running) if (entry.child.pid) signalGroup(entry.child.pid, "SIGKILL")
    },
  }
}
