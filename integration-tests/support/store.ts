import { readFileSync } from "node:fs"
import { createServer } from "node:net"
import path from "node:path"
import { WorkflowManager, WorkflowScheduler } from "@medusajs/framework/orchestration"
import type { MedusaContainer } from "@medusajs/framework/types"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { Admin } from "./admin"
import { Sandbox } from "./sandbox"
import { type Seeded, seed, seedAdmin } from "./seed"
import { Shop } from "./shop"

/** A booted store with the plugin, the sandbox beside it, and the hands to use both. Filled before the first test. */
export interface Store {
  readonly url: string
  readonly container: MedusaContainer
  readonly sandbox: Sandbox
  readonly seeded: Seeded
  readonly shop: Shop
  readonly admin: Admin
}

const root = path.resolve(__dirname, "../..")

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

/** Options of the provider entries that differ from `medusa-config.ts`, for every test of a file. */
export type ProviderOptions = Record<string, unknown>

/** Options that only the running sandbox can tell, such as its keys; those of the second merchant (`one`) by themselves. */
export type OptionsOf = (sandbox: Sandbox) => Promise<{ both: ProviderOptions; one?: ProviderOptions }>

/** Short waits: a test must not hang for as long as a real bank may take. */
const QUICK: ProviderOptions = { timeouts: { connect: 1000, headers: 2000, body: 2000, total: 3000 }, settleAfter: 3 }

/**
 * Runs a file's tests on one real store: Postgres, Medusa with all its modules, this plugin, the sandbox over HTTP.
 * The database is rolled back to the seeded state before each test, the sandbox is emptied.
 */
export function onStore(tests: (store: Store) => void, options: ProviderOptions | OptionsOf = {}): void {
  const store = {} as { -readonly [K in keyof Store]: Store[K] }

  beforeAll(async () => {
    const port = await freePort()
    store.url = `http://localhost:${port}`
    store.sandbox = await Sandbox.start(`${store.url}/hooks/assist`)
    await store.sandbox.settings({ retryScale: 0.001 })
    await store.sandbox.merchant({
      merchant_id: "654321",
      login: "shoplogin",
      password: "Passw0rd1",
      secretWord: "another-word",
      currency: "BYN",
      notificationUrl: `${store.url}/hooks/assist`,
    })
    const given = typeof options === "function" ? await options(store.sandbox) : { both: options }
    Object.assign(process.env, {
      PORT: String(port),
      ASSIST_BACKEND_URL: store.url,
      ASSIST_SHOP_URL: "http://shop.test",
      ASSIST_SERVER_URL: store.sandbox.url,
      ASSIST_EXTRA_OPTIONS: JSON.stringify({ ...QUICK, ...given.both }),
      ASSIST_EXTRA_OPTIONS_ONE: JSON.stringify(given.one ?? {}),
    })
  }, 60_000)

  afterAll(async () => {
    await store.sandbox?.stop()
  })

  medusaIntegrationTestRunner({
    cwd: root,
    testSuite: ({ getContainer }) => {
      beforeAll(async () => {
        store.container = getContainer()
        store.seeded = await seed(store.container)
        store.admin = new Admin(store.url, await seedAdmin(store.container, store.url))
        store.shop = new Shop(store.url, store.seeded)
      }, 60_000)
      beforeEach(async () => {
        await endOwnSchedule()
        await store.sandbox.reset()
      })
      tests(store)
    },
  })
}

/**
 * The store's own run of the job comes with each full minute, in the middle of some test. It is another process that takes its
 * turn: a test that counts who asked Assist, or what was asked of the database, would count that run as well, or miss what it
 * asked before the sandbox was emptied. Here the job runs when a test says so; that it is scheduled is looked at.
 */
async function endOwnSchedule(): Promise<void> {
  const job = WorkflowManager.getWorkflow("job-settle-assist-orders")
  if (!job?.options.schedule) throw new Error("the store has no schedule for the job settle-assist-orders")
  // A run that is under way writes its next turn when it ends: ended anew before each test.
  await new WorkflowScheduler().clearWorkflow(job)
}

/** A file of the repository, as text. */
export function repositoryFile(name: string): string {
  return readFileSync(path.join(root, name), "utf8")
}
