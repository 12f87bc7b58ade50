import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { isAlive } from "./processes.mjs"

const pollMs = 500

function take(file) {
  mkdirSync(path.dirname(file), { recursive: true })
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" })
    return true
  } catch (error) {
    if (error.code === "EEXIST") return false
    throw error
  }
}

function holderIsGone(file) {
  try {
    const pid = Number.parseInt(readFileSync(file, "utf8"), 10)
    return Number.isInteger(pid) && !isAlive(pid)
  } catch {
    return false
  }
}

/** Runs with other state folders share the builds: one builds, the others wait and find it done. */
export async function withBuildLock(file, work) {
  while (!take(file)) {
    if (holderIsGone(file)) rmSync(file, { force: true })
    else await sleep(pollMs)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}
