// A store as a process of its own, to be killed, to stand beside others, and to be measured. Started by running-store.ts.
import dns from "node:dns"
import path from "node:path"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import express from "express"
import { followOrder } from "../../src/follow/follow-order"
import settle from "../../src/jobs/settle-assist-orders"
import { secondSession } from "../support/second-session"
import { seed, seedAdmin } from "../support/seed"
import type { Session } from "../support/shop"
import { vitals } from "./vitals"

const root = path.resolve(__dirname, "../..")
const UNRESOLVED = new Set<string>()

/** Names below `.test` are this machine, until a test says that they do not resolve any more. */
function resolveTestNames(): void {
  const real = dns.lookup
  const lookup = (hostname: string, options: dns.LookupAllOptions, done: (...answer: unknown[]) => void) => {
    if (!hostname.endsWith(".test")) return real(hostname, options, done)
    if (UNRESOLVED.has(hostname))
      return done(Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: "ENOTFOUND", hostname }))
    return options.all ? done(null, [{ address: "127.0.0.1", family: 4 }]) : done(null, "127.0.0.1", 4)
  }
  Object.assign(dns, { lookup })
}

async function migrateDatabase(): Promise<void> {
  const { initializeContainer } = require("@medusajs/medusa/loaders/index")
  const { migrate } = require("@medusajs/medusa/commands/db/migrate")
  const container = await initializeContainer(root)
  await migrate({
    directory: root,
    skipScripts: true,
    skipSearch: true,
    executeAllLinks: true,
    logger: container.resolve("logger"),
    container,
  })
}

async function start(): Promise<void> {
  if (process.env.STORE_MIGRATE) {
    await migrateDatabase()
    process.exit(0)
  }
  resolveTestNames()
  const app = express()
  const loaders = require("@medusajs/medusa/loaders/index").default
  const { container }: { container: MedusaContainer } = await loaders({ directory: root, expressApp: app })
  const server = app.listen(Number(process.env.PORT), () =>
    process.send?.({ ready: true, cpuMs: Math.round((process.cpuUsage().user + process.cpuUsage().system) / 1000) }),
  )
  // Tests keep connections open; a client must not reuse one the server is just closing.
  server.keepAliveTimeout = 0

  /** By its name, as another process would: the store has loaded the workflow already. */
  const runWorkflow = async (name: string, input: string) =>
    (await container.resolve(Modules.WORKFLOW_ENGINE).run(name, { input: JSON.parse(input) })).result

  const commands: Record<string, (argument: string) => unknown> = {
    seed: async (url) => ({ seeded: await seed(container), token: await seedAdmin(container, url) }),
    janitor: () => settle(container),
    look: (orderNumber) => followOrder(container, orderNumber, { urgency: "job" }).then(() => undefined),
    agree: (input) => runWorkflow("agree-on-assist-recurring-payments", input),
    chargeAgreement: (input) => runWorkflow("charge-assist-agreement", input),
    secondSession: (id) => secondSession(container, { id } as Session),
    rss: () => process.memoryUsage().rss,
    vitals: () => vitals(),
    unresolve: (name) => UNRESOLVED.add(name).size,
    resolve: (name) => UNRESOLVED.delete(name),
  }
  process.on("message", async ({ id, command, argument }: { id: number; command: string; argument: string }) => {
    try {
      const answer = await commands[command]?.(argument)
      process.send?.({ id, answer })
    } catch (error) {
      process.send?.({ id, error: (error as Error).message })
    }
  })
}

process.on("disconnect", () => process.exit(0)) // the test that started it is gone
start().catch((error) => {
  console.error(error)
  process.exit(1)
})
