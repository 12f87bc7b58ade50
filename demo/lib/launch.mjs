// The order of things: claim, build, database, sandbox, store, storefront; and back again when it ends.
import { mkdirSync } from "node:fs"
import path from "node:path"
import { root } from "../../scripts/ensure-installed.mjs"
import { addressesOf } from "./addresses.mjs"
import { buildPlugin, buildStore, buildStorefrontModule, forgetBuilds, linkPlugin } from "./builds.mjs"
import { createChildren } from "./child.mjs"
import { customer } from "./credentials.mjs"
import { DemoError } from "./demo-error.mjs"
import { refuseFullDisk } from "./disk-space.mjs"
import { explain } from "./explain.mjs"
import { readJson, writeJson } from "./json-file.mjs"
import { choosePorts } from "./ports.mjs"
import { startDatabase } from "./postgres.mjs"
import { createProgress } from "./progress.mjs"
import { claimRun } from "./run-record.mjs"
import { startSandbox } from "./sandbox.mjs"
import { openStateDir, resetStateDir } from "./state-dir.mjs"
import { migrate, seed, startStore, storeEnv } from "./store.mjs"
import { startStorefront } from "./storefront-server.mjs"
import { describeRun, summaryText } from "./summary.mjs"

async function bringUp({ options, paths, ports, children, progress, onDeath }) {
  const { withPlugin, openOrder } = options
  const addresses = addressesOf(ports)
  const built = withPlugin
    ? progress.step("Building the plugin", () => buildPlugin(children)).then(linkPlugin)
    : Promise.resolve()
  const builtModule = built.then(() =>
    progress.step("Building the storefront module", () => buildStorefrontModule(children)),
  )
  const [{ databaseUrl }] = await Promise.all([
    progress.step("Starting Postgres", () => startDatabase(children, { paths, onDeath })),
    builtModule,
  ])
  const env = storeEnv({ paths, addresses, databaseUrl, withPlugin, openOrder })
  await Promise.all([
    progress.step("Building the store and its admin", () => buildStore(children, { withPlugin, env })),
    progress
      .step("Migrating the database", () => migrate(children, { paths, env, withPlugin }))
      .then(() => progress.step("Filling the shop", () => seed(children, { paths, env, addresses, withPlugin }))),
  ])
  if (withPlugin)
    await progress.step("Starting the Assist sandbox", () =>
      startSandbox(children, { paths, addresses, ports, onDeath }),
    )
  await progress.step("Starting the store", () => startStore(children, { env, addresses, ports, onDeath }))
  const facts = readJson(paths.storeFacts)
  const stopStorefront = await startStorefront(ports.shop, {
    apiUrl: addresses.api,
    adminUrl: addresses.admin,
    cabinetUrl: withPlugin ? addresses.cabinet : null,
    // The log-in form is filled in with these: this is a demonstration.
    customer,
    publishableKey: facts.publishableKey,
    regions: facts.regions,
  })
  return { addresses, databaseUrl, facts, stopStorefront }
}

function report(progress, error) {
  if (!(error instanceof DemoError)) {
    progress.say(
      `\n${progress.red(explain(`${error?.code ?? ""} ${error?.message ?? error}`))}\n${error?.stack ?? error}`,
    )
    return
  }
  if (error.tail) progress.say(`\n${progress.dim(error.tail)}`)
  if (error.log) progress.say(progress.dim(`(the whole of it: ${error.log})`))
  progress.say(`\n${progress.red(error.message)}`)
}

/** Runs the demo until it is stopped or something in it dies; then the process ends. */
export async function launch(options) {
  const progress = createProgress()
  const paths = openStateDir(options.stateDir)
  const run = await claimRun(paths, progress.say)
  const children = createChildren({ run, logs: paths.logs })
  let stopStorefront
  let ending = false

  async function end(code, error) {
    if (ending) return
    ending = true
    progress.silence()
    if (error) report(progress, error)
    try {
      if (children.any()) {
        progress.say(
          error ? "\nStopping what was started ..." : "\nStopping ... (Ctrl-C again ends everything at once)",
        )
        stopStorefront?.()
        await children.stopAll()
        progress.say(error ? "Stopped." : "Stopped. Everything is kept for the next run.")
      }
      run.release()
    } finally {
      process.exit(code)
    }
  }
  function onSignal(code) {
    if (!ending) return void end(code)
    children.killAll()
    run.release()
    process.exit(code)
  }
  process.on("SIGINT", () => onSignal(130))
  process.on("SIGTERM", () => onSignal(143))
  process.on("SIGHUP", () => onSignal(129))
  process.on("uncaughtException", (error) => void end(1, error))
  process.on("unhandledRejection", (error) => void end(1, error))

  try {
    const fresh = options.reset || readJson(paths.storeFacts) === undefined
    refuseFullDisk([
      { dir: paths.dir, needMb: fresh ? 400 : 60, what: "the demo's database" },
      { dir: root, needMb: fresh ? 200 : 20, what: "the build" },
    ])
    const ports = await choosePorts(options, paths.ports)
    if (options.reset) {
      resetStateDir(paths)
      forgetBuilds()
      progress.say("Everything that earlier runs left is gone.")
    }
    const onDeath = (error) => void end(1, error)
    const up = await bringUp({ options, paths, ports, children, progress, onDeath })
    if (ending) return
    stopStorefront = up.stopStorefront
    run.announce(up.addresses)
    if (options.json) {
      mkdirSync(path.dirname(options.json), { recursive: true })
      writeJson(options.json, describeRun({ ...up, ports, paths, withPlugin: options.withPlugin }))
    }
    progress.say(`\n${progress.bold(`The shop is open (${progress.total()}).`)}\n`)
    progress.say(summaryText({ ...up, paths, withPlugin: options.withPlugin }))
  } catch (error) {
    await end(1, error)
  }
}
