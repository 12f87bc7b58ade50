// Runs the test suites one after the other and prints one closing line over all of them.
//   npm test                    everything
//   npm test -- unit http       these suites
//   npm test -- http -t refund  what follows a dash goes to Jest
import { spawn } from "node:child_process"
import { mkdirSync, readFileSync, rmSync } from "node:fs"
import path from "node:path"
import { ensureInstalled, root } from "./ensure-installed.mjs"

const SUITES = {
  unit: { database: false },
  sandbox: { database: false },
  gateway: { database: false },
  module: { database: true },
  http: { database: true },
  model: { database: false },
  faults: { database: true },
  instances: { database: true },
  install: { database: true },
  browser: { database: false },
}

ensureInstalled()
const args = process.argv.slice(2)
const firstFlag = args.findIndex((arg) => arg.startsWith("-"))
const named = firstFlag < 0 ? args : args.slice(0, firstFlag)
const forJest = firstFlag < 0 ? [] : args.slice(firstFlag)
const unknown = named.find((name) => !(name in SUITES))
if (unknown) {
  console.error(`There is no suite "${unknown}". Suites: ${Object.keys(SUITES).join(", ")}.`)
  process.exit(2)
}
const suites = named.length > 0 ? named : Object.keys(SUITES)
const state = path.join(root, ".test")
mkdirSync(state, { recursive: true })

const children = new Set()
for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => {
    for (const child of children) child.kill(signal)
  })

function jest(suite, env) {
  const report = path.join(state, `${suite}.json`)
  rmSync(report, { force: true })
  const flags = ["--config", "jest.config.cjs", "--json", `--outputFile=${report}`, "--passWithNoTests", ...forJest]
  if (suite === "unit") flags.push("--maxWorkers=2")
  else flags.push("--runInBand", "--forceExit")
  // Medusa prints every refused request with its stack; the reasons of failed tests are reported all the same.
  if (SUITES[suite].database && !process.env.TEST_LOGS) flags.push("--silent")
  const child = spawn(process.execPath, [path.join(root, "node_modules", "jest", "bin", "jest.js"), ...flags], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"], // --json prints the report on stdout; people read stderr
    env: {
      ...process.env,
      ...env,
      TEST_SUITE: suite,
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --experimental-vm-modules --no-warnings`,
      MEDUSA_DISABLE_TELEMETRY: "1",
      LOG_LEVEL: process.env.LOG_LEVEL ?? "error",
    },
  })
  children.add(child)
  return new Promise((resolve) =>
    child.on("exit", (code) => {
      children.delete(child)
      let results
      try {
        results = JSON.parse(readFileSync(report, "utf8"))
      } catch {
        results = undefined
      }
      resolve({ code, results })
    }),
  )
}

const total = { passed: 0, failed: 0, skipped: 0 }
let postgres
for (const suite of suites) {
  const started = Date.now()
  console.log(`\n=== ${suite} ===`)
  const env = {}
  if (SUITES[suite].database) {
    const { startPostgres } = await import("./postgres.mjs")
    postgres ??= await startPostgres({
      dataDir: path.join(state, "postgres"),
      flags: ["-c", "fsync=off", "-c", "max_connections=200"], // throw-away data
    }).catch((error) => {
      console.error(error.message)
      process.exit(1)
    })
    // localhost, not 127.0.0.1: any other host makes Medusa's test runners use SSL, and hang.
    Object.assign(env, {
      DB_HOST: "localhost",
      DB_PORT: String(postgres.port),
      DB_USERNAME: postgres.user,
      DB_PASSWORD: postgres.password,
    })
  }
  const { code, results } = await jest(suite, env)
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
  console.log(
    `${suite}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped in ${Math.round((Date.now() - started) / 1000)} s`,
  )
}
await postgres?.stop()

console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ""}`)
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)
