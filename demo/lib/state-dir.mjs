import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { DemoError } from "./demo-error.mjs"

const marker = "this-is-demo-state"

/** Where each part of a run keeps its things. */
export function statePaths(stateDir) {
  const at = (...parts) => path.join(stateDir, ...parts)
  return {
    dir: stateDir,
    logs: at("logs"),
    run: at("run.json"),
    ports: at("ports.json"),
    secrets: at("secrets.json"),
    applePay: at("apple-pay.json"),
    stamps: at("stamps.json"),
    storeFacts: at("store.json"),
    postgres: at("postgres"),
    postgresReady: at("postgres.ready"),
    sandbox: at("assist.sqlite"),
  }
}

/** Creates the folder, or refuses one that holds somebody else's files: `--reset` deletes what is in it. */
export function openStateDir(stateDir) {
  if (existsSync(stateDir) && !existsSync(path.join(stateDir, marker)) && readdirSync(stateDir).length > 0)
    throw new DemoError(
      `${stateDir} is not empty and was not made by this demo. Give --state-dir an empty or a new folder.`,
    )
  const paths = statePaths(stateDir)
  mkdirSync(paths.logs, { recursive: true })
  // Earlier versions made them readable for everybody.
  for (const file of [paths.secrets, paths.sandbox]) if (existsSync(file)) chmodSync(file, 0o600)
  writeFileSync(path.join(stateDir, marker), "Made by `npm run demo`; `npm run demo -- --reset` empties it.\n")
  return paths
}

/** Empties the folder, except for what belongs to this very run. */
export function resetStateDir(paths) {
  const keep = new Set([marker, path.basename(paths.run), path.basename(paths.ports)])
  for (const name of readdirSync(paths.dir))
    if (!keep.has(name)) rmSync(path.join(paths.dir, name), { recursive: true, force: true, maxRetries: 3 })
  mkdirSync(paths.logs, { recursive: true })
}
