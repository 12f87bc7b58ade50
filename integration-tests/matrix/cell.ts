import { readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { CleanStore, freePort } from "../clean-store/clean-store"
import { run } from "../clean-store/pack-plugin"
import { storeConfig } from "../clean-store/store-config"
import { Database } from "../processes/database"
import { Admin } from "../support/admin"
import { Sandbox } from "../support/sandbox"
import { Shop } from "../support/shop"
import { openAdminPages } from "./admin-page"
import { buildAdmin } from "./build-admin"
import { installNode, installStore } from "./install-store"
import { canceled, editedCheaper, held, partlyCaptured, refunded } from "./money"
import { prepareSeed } from "./prepare-seed"

/** The seed gives its regions two entries. */
const CONFIG = { admin: true, providers: ["main", "one"] }
const LOGIN = { email: "admin@shop.test", password: "supersecret" }

/** What is looked at in every cell, in this order. */
export const STEPS = [
  "install",
  "migrate",
  "build admin",
  "boot",
  "hold",
  "partial capture",
  "refund",
  "cancel",
  "order edit",
  "admin page",
] as const
export type StepName = (typeof STEPS)[number]

export interface CellResult {
  readonly date: string
  readonly medusa: string
  /** As the binary tells it. */
  readonly node: string
  /** Empty: seen as it should be. Else the reason. A step that is not there was not reached. */
  readonly steps: Partial<Record<StepName, string>>
}

/** Plays one cell: the packed plugin in a store of this Medusa on this Node. Never throws: a reason stands with its step. */
export async function playCell(medusa: string, node: string, tarball: string): Promise<CellResult> {
  const steps: CellResult["steps"] = {}
  const step = async <T>(name: StepName, work: () => T | Promise<T>): Promise<T> => {
    try {
      const answer = await work()
      steps[name] = ""
      return answer
    } catch (error) {
      steps[name] = (error as Error).message
      throw error
    }
  }
  const ends: (() => unknown)[] = []
  let nodeVersion = node
  try {
    const { folder, binary } = await step("install", () => ({
      folder: installStore(medusa, tarball),
      binary: installNode(node),
    }))
    nodeVersion = run(binary, ["--version"], folder).trim().replace("v", "")
    const database = await Database.create(`matrix_${`${medusa}_${node}`.replaceAll(".", "_")}`)
    ends.push(() => database.close())
    const port = await freePort()
    const backendUrl = `http://localhost:${port}`
    const sandbox = await Sandbox.start(`${backendUrl}/hooks/assist`)
    ends.push(() => sandbox.stop())
    writeFileSync(path.join(folder, "medusa-config.js"), storeConfig({ ...CONFIG, backendUrl, serverUrl: sandbox.url }))
    const store = new CleanStore(folder, { DATABASE_URL: database.url() }, binary)
    ends.push(() => store.stop())
    const seeded = await step("migrate", () => {
      store.command(["db:migrate"])
      const { script, file } = prepareSeed(folder)
      store.command(["exec", script], { SEEDED_FILE: file })
      store.command(["user", "-e", LOGIN.email, "-p", LOGIN.password])
      return JSON.parse(readFileSync(file, "utf8"))
    })
    await step("build admin", () => buildAdmin(store, node, tarball))
    await step("boot", async () => {
      await store.start(port)
      const lacking = /^.*lacks what the plugin relies on.*$/m.exec(store.log)
      if (lacking) throw new Error(lacking[0])
    })
    const token = await logIn(backendUrl)
    const hands = { shop: new Shop(backendUrl, seeded), admin: new Admin(backendUrl, token), sandbox }
    const order = await step("hold", () => held(hands))
    // One that fails leaves the next ones to be seen.
    const tries = [
      () => step("partial capture", () => partlyCaptured(hands, order)),
      () => step("refund", () => refunded(hands, order)),
      () => step("cancel", () => canceled(hands)),
      () => step("order edit", () => editedCheaper(hands)),
      () => step("admin page", () => openAdminPages(folder, backendUrl, LOGIN, order)),
    ]
    for (const attempt of tries) await attempt().catch(() => undefined)
    if (Object.values(steps).some(Boolean)) writeFileSync(path.join(folder, "store.log"), store.log)
  } catch (error) {
    if (!Object.values(steps).some(Boolean)) steps.install = (error as Error).message
  } finally {
    for (const end of ends.reverse()) await end()
  }
  return { date: new Date().toISOString().slice(0, 10), medusa, node: nodeVersion, steps }
}

/** Installs and builds what a cell needs, without its database: the longer part, done beforehand. */
export function prepareCell(medusa: string, node: string, tarball: string): void {
  const folder = installStore(medusa, tarball)
  writeFileSync(path.join(folder, "medusa-config.js"), storeConfig({ ...CONFIG, backendUrl: "http://localhost" }))
  buildAdmin(new CleanStore(folder, {}, installNode(node)), node, tarball)
}

async function logIn(backendUrl: string): Promise<string> {
  const headers = { "content-type": "application/json" }
  const answer = await fetch(`${backendUrl}/auth/user/emailpass`, {
    method: "POST",
    headers,
    body: JSON.stringify(LOGIN),
  })
  return ((await answer.json()) as { token: string }).token
}
