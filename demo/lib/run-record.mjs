// One run per state folder. The record names the launcher and every child, so that the next run can end what a
// killed one left behind.
import { randomBytes } from "node:crypto"
import { closeSync, openSync, renameSync, rmSync, writeSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { DemoError } from "./demo-error.mjs"
import { readJson, writeJson } from "./json-file.mjs"
import { commandLine, endGroup, isAlive } from "./processes.mjs"

const isLauncher = (pid) => isAlive(pid) && /start\.mjs/.test(commandLine(pid))
// Every child carries its run's id in its command line (see child.mjs), so a recycled process number is not taken for it.
const isOurChild = (pid, runId) => Boolean(runId) && isAlive(pid) && commandLine(pid).includes(runId)

function create(file, record) {
  try {
    const handle = openSync(file, "wx")
    try {
      writeSync(handle, JSON.stringify(record))
    } finally {
      closeSync(handle)
    }
    return true
  } catch (error) {
    if (error.code === "EEXIST") return false
    throw error
  }
}

function refuse(record, stateDir) {
  const addresses = record.urls
    ? ` Its shop: ${record.urls.shop} , admin: ${record.urls.admin} , sandbox: ${record.urls.sandbox} .`
    : ""
  throw new DemoError(
    `The demo is already running in ${stateDir} (process ${record.launcher}).${addresses}\n` +
      `Use that one, stop it with Ctrl-C there, or start another beside it: npm run demo -- --auto-ports --state-dir ${path.join(os.tmpdir(), "assist-demo")}`,
  )
}

async function endLeftovers(record, say) {
  const children = (record.children ?? []).filter(({ pid }) => isOurChild(pid, record.runId))
  if (children.length === 0) return
  say(
    `An earlier run was killed and left ${children.map(({ name, pid }) => `${name} (process ${pid})`).join(", ")}: ending them.`,
  )
  for (const { name, pid } of children.reverse())
    if (!(await endGroup(pid)))
      throw new DemoError(
        `${name} of an earlier run (process ${pid}) does not end. End it by hand (kill -9 ${pid}) and run again.`,
      )
}

/** Claims the state folder for this process, after ending the children of an earlier run that was killed. */
export async function claimRun(paths, say) {
  const record = { runId: `demo-run-${randomBytes(8).toString("hex")}`, launcher: process.pid, children: [] }
  for (let attempt = 0; ; attempt++) {
    if (create(paths.run, record)) break
    const earlier = readJson(paths.run)
    // A file without content belongs to a run that is being born this very moment, or that died at it.
    if (earlier === undefined && attempt < 10) {
      await sleep(100)
      continue
    }
    if (earlier && isLauncher(earlier.launcher)) refuse(earlier, paths.dir)
    if (earlier) await endLeftovers(earlier, say)
    // Of two runs that both find a dead one's record, one moves it away and the other fails here and looks again.
    const aside = `${paths.run}.${process.pid}`
    try {
      renameSync(paths.run, aside)
    } catch (error) {
      if (error.code !== "ENOENT") throw error
    }
    rmSync(aside, { force: true })
  }
  await sleep(50)
  const holder = readJson(paths.run)
  if (holder?.runId !== record.runId) refuse(holder ?? { launcher: "?" }, paths.dir)
  const save = () => writeJson(paths.run, record)
  return {
    runId: record.runId,
    addChild(name, pid) {
      record.children.push({ name, pid })
      save()
    },
    removeChild(pid) {
      record.children = record.children.filter((child) => child.pid !== pid)
      save()
    },
    announce(urls) {
      record.urls = urls
      save()
    },
    release: () => rmSync(paths.run, { force: true }),
  }
}
