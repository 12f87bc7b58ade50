// Runs the test suites in lanes side by side and prints one closing line over all of them.
//   npm test                    everything
//   npm test -- unit http       these suites
//   npm test -- --changed       what a change touches, as far as it needs no store: tests that import what differs from main, and the rules
//   npm test -- http -t refund  what follows another dash goes to Jest
import { execFileSync, spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { ensureInstalled, root } from "./ensure-installed.mjs"

const SUITES = {
  unit: { database: false },
  // Its files are taken one by one: the suite as a whole would take longer than all others together.
  http: { database: true, apart: true },
  browser: { database: false },
  faults: { database: true },
  instances: { database: true },
  sandbox: { database: false },
  // Both build the plugin in one folder, and the demo's store runs from there.
  install: { database: true, after: "browser" },
  gateway: { database: false },
  model: { database: false },
  module: { database: true },
}

// How long the long ones took with another beside them; the others take a minute or less. Two lanes begin with the longest, so that
// both end at about the same time. A store waits a third of its time, mostly for its database: a third lane begins with the shortest
// and takes what the two leave idle.
const SECONDS = {
  "http flow": 1163,
  browser: 912,
  faults: 840,
  "http owner": 670,
  "http repeat-customers": 231,
  instances: 220,
  "http receipts": 206,
  install: 204,
  sandbox: 165,
  "http busy-shop": 144,
  unit: 110,
}

/** Of the third lane: the two others hardly notice it, and its tests may wait for their turn. */
const LOW = { priority: Math.min(os.getPriority() + 5, os.constants.priority.PRIORITY_LOW), patience: "6" }

ensureInstalled()
const CHANGED = "--changed"
const args = process.argv.slice(2).filter((arg) => arg !== CHANGED)
const onlyChanged = process.argv.includes(CHANGED)
const firstFlag = args.findIndex((arg) => arg.startsWith("-"))
const named = firstFlag < 0 ? args : args.slice(0, firstFlag)
const forJest = [
  ...(onlyChanged ? ["--findRelatedTests", ...changedFiles(), ...rules()] : []),
  ...(firstFlag < 0 ? [] : args.slice(firstFlag)),
]
const unknown = named.find((name) => !(name in SUITES))
if (unknown) {
  console.error(`There is no suite "${unknown}". Suites: ${Object.keys(SUITES).join(", ")}.`)
  process.exit(2)
}
// A store loads the plugin by itself, so no import tells which of its tests a change touches.
const all = Object.keys(SUITES).filter((name) => !onlyChanged || !needsStore(name))
const suites = named.length > 0 ? named : all
if (onlyChanged)
  console.log(
    `Not run, since each needs a store: ${Object.keys(SUITES).filter(needsStore).join(", ")}. Name what you touched: npm test -- http -t "refund"`,
  )
const state = path.join(root, ".test")
mkdirSync(state, { recursive: true })
refuseSecondRun()

/** Two runs in one folder would take each other's database away. */
function refuseSecondRun() {
  const held = path.join(state, "running.pid")
  const other = existsSync(held) ? Number(readFileSync(held, "utf8")) : undefined
  if (other && isAlive(other)) {
    console.error(`Tests are running here already (process ${other}). Wait for them, or use another worktree.`)
    process.exit(2)
  }
  writeFileSync(held, String(process.pid))
  process.on("exit", () => rmSync(held, { force: true }))
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function needsStore(name) {
  return SUITES[name].database || name === "browser"
}

/** What differs from where this branch left main; on main itself, what is not committed. */
function changedFiles() {
  const git = (...words) => execFileSync("git", words, { cwd: root, encoding: "utf8" }).split("\n").filter(Boolean)
  const [base] = git("merge-base", "HEAD", "main")
  const files = [...git("diff", "--name-only", base), ...git("ls-files", "--others", "--exclude-standard")]
  return files.filter((file) => existsSync(path.join(root, file)))
}

/** The rules of the repository read files of every kind: no import tells which. */
function rules() {
  const folder = "integration-tests/rules"
  return readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith(".spec.ts"))
    .map((name) => `${folder}/${name}`)
}

const children = new Set()
for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => {
    for (const child of children) child.kill(signal)
  })

function jest({ suite, file, name }, env, { alone, low }) {
  const report = path.join(state, `${name.replace(" ", "-")}.json`)
  const printed = path.join(state, `${name.replace(" ", "-")}.txt`)
  rmSync(report, { force: true })
  const flags = ["--config", "jest.config.cjs", "--json", `--outputFile=${report}`, "--passWithNoTests", ...forJest]
  if (file) flags.push("--runTestsByPath", file)
  if (suite === "unit" && alone) flags.push("--maxWorkers=2")
  else flags.push("--runInBand", "--forceExit")
  // Medusa prints every refused request with its stack; the reasons of failed tests are reported all the same.
  if (SUITES[suite].database && !process.env.TEST_LOGS) flags.push("--silent")
  const child = spawn(process.execPath, [path.join(root, "node_modules", "jest", "bin", "jest.js"), ...flags], {
    cwd: root,
    // --json prints the report on stdout; people read stderr.
    stdio: ["ignore", "ignore", alone ? "inherit" : openSync(printed, "w")],
    env: {
      ...process.env,
      ...env,
      ...(low && { TEST_PATIENCE: LOW.patience }),
      TEST_SUITE: suite,
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --experimental-vm-modules --no-warnings`,
      MEDUSA_DISABLE_TELEMETRY: "1",
      LOG_LEVEL: process.env.LOG_LEVEL ?? "error",
    },
  })
  children.add(child)
  // Whatever it starts inherits this.
  if (low) os.setPriority(child.pid, LOW.priority)
  return new Promise((resolve) =>
    child.on("exit", (code) => {
      children.delete(child)
      let results
      try {
        results = JSON.parse(readFileSync(report, "utf8"))
      } catch {
        results = undefined
      }
      resolve({ code, results, printed: alone ? "" : readFileSync(printed, "utf8") })
    }),
  )
}

const MEMORY = "/dev/shm"
const ROOM = 2 * 1024 ** 3

/** In memory where there is room: each test of a store gets a database of its own, and a disk is what they wait for. */
function databaseFolder() {
  const hasRoom = existsSync(MEMORY) && statfsSync(MEMORY).bavail * statfsSync(MEMORY).bsize > ROOM
  if (!hasRoom) return { dataDir: path.join(state, "postgres"), forget: () => undefined }
  const dataDir = path.join(
    MEMORY,
    `medusa-payment-assist-${createHash("sha256").update(root).digest("hex").slice(0, 12)}`,
  )
  return { dataDir, forget: () => rmSync(dataDir, { recursive: true, force: true }) }
}

const database = databaseFolder()
const total = { passed: 0, failed: 0, skipped: 0 }
let postgres
function databaseEnv() {
  postgres ??= import("./postgres.mjs")
    .then(({ startPostgres }) =>
      startPostgres({
        dataDir: database.dataDir,
        // Throw-away data.
        flags: [
          "-c",
          "fsync=off",
          "-c",
          "full_page_writes=off",
          "-c",
          "max_wal_size=256MB",
          "-c",
          "max_connections=400",
        ],
      }),
    )
    .catch((error) => {
      console.error(error.message)
      process.exit(1)
    })
  // localhost, not 127.0.0.1: any other host makes Medusa's test runners use SSL, and hang.
  return postgres.then(({ port, user, password }) => ({
    DB_HOST: "localhost",
    DB_PORT: String(port),
    DB_USERNAME: user,
    DB_PASSWORD: password,
  }))
}

async function run(job, { alone, low }) {
  const { suite, name } = job
  const env = SUITES[suite].database ? await databaseEnv() : {}
  const started = Date.now()
  console.log(alone ? `\n=== ${name} ===` : `${name} begins`)
  const { code, results, printed } = await jest(job, env, { alone, low })
  const broken = results
    ? results.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length
    : 1
  const counts = {
    passed: results?.numPassedTests ?? 0,
    // A file that does not load runs no test, but it is a failure all the same.
    failed: (results?.numFailedTests ?? 0) + broken || (code === 0 ? 0 : 1),
    skipped: (results?.numPendingTests ?? 0) + (results?.numTodoTests ?? 0),
  }
  for (const key of Object.keys(total)) total[key] += counts[key]
  if (!alone) console.log(`\n=== ${name} ===\n${printed}`)
  console.log(
    `${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped in ${Math.round((Date.now() - started) / 1000)} s`,
  )
}

/** What one process runs: a suite, or one file of it. */
function jobsOf(suite) {
  if (!SUITES[suite].apart) return [{ suite, name: suite }]
  const folder = path.join("integration-tests", suite)
  return readdirSync(path.join(root, folder))
    .filter((file) => file.endsWith(".spec.ts"))
    .map((file) => ({ suite, file: path.join(folder, file), name: `${suite} ${file.replace(".spec.ts", "")}` }))
}

/** What needs no store comes last: the third lane takes it first. */
const weight = ({ suite, name }) => (needsStore(suite) ? 10_000 : 0) + (SECONDS[name] ?? 60)

const jobs = suites.length === 1 ? suites.map((suite) => ({ suite, name: suite })) : suites.flatMap(jobsOf)
const alone = jobs.length === 1
const waiting = jobs.toSorted((a, b) => weight(b) - weight(a))
const unfinished = new Set(jobs)

/** A job that has to wait for a suite is left to a lane that comes later; the one that runs the suite always does. */
function next(low) {
  const open = new Set(Array.from(unfinished, ({ suite }) => suite))
  const free = waiting.filter(({ suite }) => !open.has(SUITES[suite].after))
  const job = low ? free.at(-1) : free[0]
  if (job) waiting.splice(waiting.indexOf(job), 1)
  return job
}

async function lane({ low = false } = {}) {
  for (let job = next(low); job; job = next(low)) {
    await run(job, { alone, low })
    unfinished.delete(job)
  }
}
await Promise.all([lane(), lane(), lane({ low: true })])
await (await postgres)?.stop()
database.forget()

console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ""}`)
process.exit(total.failed > 0 || (total.passed === 0 && !onlyChanged) ? 1 : 0)
