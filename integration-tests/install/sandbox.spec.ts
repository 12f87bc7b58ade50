import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"

const root = path.resolve(__dirname, "../..")
const release = (file: string) => import(path.join(root, "scripts", "release", file))

/** A test of a shop that uses the helpers. The last lines fail where the types were not found. */
const SCRIPT = `
import { startSandbox, type RunningSandbox } from "assist-sandbox"
import { type LedgerOrder, SandboxControl, signNotification } from "assist-sandbox/testing"

const sandbox: RunningSandbox = await startSandbox()
const assist = new SandboxControl(sandbox.url)
const created = await assist.createOrder({ ordernumber: "A-1", amount: "25.00", card: "approve" })
await assist.fault("charge", "drop_after", { ordernumber: "A-1" })
const body = new URLSearchParams({ Merchant_ID: "123456", Login: "shoplogin", Password: "Passw0rd1", Billnumber: created.billnumber })
const lost = await fetch(sandbox.url + "/charge/charge.cfm", { method: "POST", body }).then(() => "answered", () => "lost")
await assist.cabinet(created.billnumber, "cancel", { amount: "5.00" })
const order: LedgerOrder = await assist.order("A-1")
const now = await assist.clock(5 * 24 * 3_600_000)
const days = Math.round((now.getTime() - Date.now()) / 86_400_000)
const asked = (await assist.requests("charge")).length
const { checkvalue } = signNotification(
  { merchant_id: "123456", ordernumber: "A-1", amount: "25.00", currency: "BYN", orderstate: "Delayed" },
  "s3cr3t-word",
)
await assist.reset()
console.log(JSON.stringify([lost, order.charged, order.returned, days, asked, checkvalue, (await assist.orders("A-1")).length]))
await sandbox.stop()
// @ts-expect-error: no such test card
export const wrongCard = () => assist.createOrder({ ordernumber: "A-2", amount: "1.00", card: "gold" })
// @ts-expect-error: no such state
export const wrongState = order.state === "Paid"
`

describe("the published sandbox", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "assist-sandbox-"))
  const shop = path.join(folder, "shop")
  const installed = path.join(shop, "node_modules", "assist-sandbox")
  let problems: string[]

  beforeAll(async () => {
    const { PACKAGES } = await release("packages.mjs")
    const { pack, problemsOf } = await release("packed.mjs")
    const { productionPackages } = await release("production-packages.mjs")
    execFileSync(process.execPath, [path.join(root, "scripts", "build-sandbox.mjs")], { cwd: root })
    const sandbox = PACKAGES.find(({ name }: { name: string }) => name === "assist-sandbox")
    const tarball = pack(sandbox, folder)
    problems = problemsOf(sandbox, tarball)
    mkdirSync(path.join(shop, "node_modules"), { recursive: true })
    writeFileSync(path.join(shop, "package.json"), JSON.stringify({ name: "shop", private: true, type: "module" }))
    // What the package declares, and nothing else, is there before it: npm keeps it and needs no registry.
    for (const { folder: from } of productionPackages("sandbox"))
      cpSync(path.join(root, from), path.join(shop, from), { recursive: true, dereference: true })
    execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball.file], { cwd: shop })
  }, 180_000)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it("is small, and has only what belongs into it", () => {
    expect(problems).toEqual([])
    expect(readdirSync(installed).sort()).toEqual(["CHANGELOG.md", "LICENSE", "README.md", "dist", "package.json"])
  })

  it("runs by npx in a folder with nothing else", async () => {
    const child: ChildProcess = spawn("npx", ["--no-install", "assist-sandbox", "--port", "0"], {
      cwd: shop,
      env: { ...process.env, NODE_OPTIONS: "" },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    })
    const ended = new Promise((done) => child.once("exit", done))
    try {
      const url = await addressIn(child)
      expect(await (await fetch(`${url}/_control/health`)).json()).toEqual({ ok: true })
      expect(await (await fetch(`${url}/cabinet`)).text()).toContain("Assist")
      expect(existsSync(path.join(shop, ".sandbox", "assist.sqlite"))).toBe(true)
    } finally {
      // The whole group: npx hands the signal on only after it has read one itself.
      process.kill(-(child.pid as number), "SIGTERM")
      await ended
    }
  }, 60_000)

  it("says what its flags are", () => {
    const said = execFileSync("npx", ["--no-install", "assist-sandbox", "--help"], { cwd: shop, encoding: "utf8" })
    const options = readFileSync(path.join(root, "sandbox", "src", "config.ts"), "utf8")
    const flags = Array.from(
      options.matchAll(/^ {2}"?([\w-]+)"?: \{ type: "(?:string|boolean)" \}/gm),
      ([, flag]) => flag,
    )
    expect(flags.length).toBeGreaterThan(10)
    for (const flag of flags) expect(said).toContain(`--${flag}`)
  }, 60_000)

  it("has helpers for tests, with types", () => {
    writeFileSync(path.join(shop, "shop.mts"), SCRIPT)
    const config = { strict: true, target: "ES2022", module: "NodeNext", types: ["node"], outDir: "out" }
    const types = { typeRoots: [path.join(root, "node_modules", "@types")] }
    writeFileSync(
      path.join(shop, "tsconfig.json"),
      JSON.stringify({ compilerOptions: { ...config, ...types }, files: ["shop.mts"] }),
    )
    execFileSync(process.execPath, [path.join(root, "node_modules/typescript/bin/tsc"), "-p", shop], { cwd: shop })
    const said = execFileSync(process.execPath, [path.join(shop, "out", "shop.mjs")], { cwd: shop, encoding: "utf8" })
    expect(JSON.parse(said)).toEqual(["lost", "25.00", "5.00", 5, 1, expect.stringMatching(/^[0-9A-F]{32}$/), 0])
  }, 60_000)
})

function addressIn(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ""
    const read = (chunk: Buffer) => {
      output += chunk
      const url = /Assist sandbox on (http:\S+)/.exec(output)?.[1]
      if (url) resolve(url)
    }
    child.stdout?.on("data", read)
    child.stderr?.on("data", read)
    child.once("exit", (code) => reject(new Error(`the sandbox ended with ${code}:\n${output}`)))
  })
}
