import { spawnSync } from "node:child_process"
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { CleanStore, freePort } from "../clean-store/clean-store"
import { PLUGIN, packPlugin, run, unpackInto } from "../clean-store/pack-plugin"
import { storeConfig } from "../clean-store/store-config"

const root = path.resolve(__dirname, "../..")
const name = PLUGIN
const release = (file: string) => import(path.join(root, "scripts", "release", file))

/** A number as long as a card's, of the systems Assist takes. */
const CARD_LIKE = /(?<![\w.])[2-6]\d{12,18}(?![\w.])/g

function passesLuhn(number: string): boolean {
  const digits = Array.from(number, Number).reverse()
  const sum = digits.reduce(
    (total, digit, at) => total + (at % 2 === 0 ? digit : ((digit * 2) % 10) + (digit > 4 ? 1 : 0)),
    0,
  )
  return sum % 10 === 0
}

describe("the published package", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "assist-store-"))
  const store = path.join(folder, "store")
  const installed = path.join(store, "node_modules", name)
  let files: string[]
  let problems: string[]

  beforeAll(async () => {
    const { tarball, found } = await packPlugin(folder)
    problems = found
    // The clean store uses this repository's Medusa: everything of it is linked, except what the package must bring itself.
    mkdirSync(path.join(store, "node_modules"), { recursive: true })
    for (const entry of readdirSync(path.join(root, "node_modules"))) {
      if (entry === name || entry === ".bin") continue
      symlinkSync(path.join(root, "node_modules", entry), path.join(store, "node_modules", entry))
    }
    unpackInto(store, tarball)
    files = readdirSync(installed, { recursive: true, encoding: "utf8" }).filter((file) => !file.endsWith("/"))
  }, 300_000)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** `npx medusa-payment-assist doctor` in the store's folder. */
  function doctor(args: string[], env: NodeJS.ProcessEnv = {}, cwd = store): { status: number | null; output: string } {
    const main = path.join(installed, JSON.parse(readFileSync(path.join(installed, "package.json"), "utf8")).bin[name])
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, "doctor", ...args], {
      cwd,
      encoding: "utf8",
      env: { ...process.env, DATABASE_URL: "", ...env },
    })
    return { status, output: stdout + stderr }
  }

  it("holds the plugin and nothing of tests, demo, sandbox or configuration", () => {
    const tops = new Set(files.map((file) => file.split(path.sep)[0]))
    expect([...tops].sort()).toEqual([
      ".medusa",
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "THIRD-PARTY.md",
      "package.json",
    ])
    const built = (folder: string) => readdirSync(path.join(installed, ".medusa", folder))
    expect([built("."), built("server")]).toEqual([["server", "storefront"], ["src"]])
    expect(
      files.filter((file) =>
        /__tests__|\.spec\.|sandbox|demo|integration-tests|bench|medusa-config|fixtures|\.env/.test(file),
      ),
    ).toEqual([])
  })

  it("is within its budget, has no file of another kind, no source map and no address of this machine", () => {
    expect(problems).toEqual([])
  })

  it("has in its admin bundle nothing of others that THIRD-PARTY.md does not list", async () => {
    const { importedByAdmin, packageOf } = await release("third-party.mjs")
    const bundle = readFileSync(path.join(installed, ".medusa/server/src/admin/index.mjs"), "utf8")
    const left = Array.from(bundle.matchAll(/^import[^"']*["']([^"']+)["']/gm), ([, from]) => packageOf(from))
    // What the sources import and the bundle does not import any more was copied into it.
    expect(importedByAdmin().filter((one: string) => !left.includes(one))).toEqual([])
    const listed = readFileSync(path.join(installed, "THIRD-PARTY.md"), "utf8")
    const { dependencies } = JSON.parse(readFileSync(path.join(installed, "package.json"), "utf8"))
    const brought = [...new Set(left)].filter((one) => Object.hasOwn(dependencies, one))
    expect(brought).toContain("chartist")
    for (const one of brought) expect(listed).toContain(`| ${one} | `)
  })

  it("holds no card number, no token that pays, no key and no password", () => {
    // What tests, demo and sandbox pay and log in with, and whatever else looks like it.
    const known = /Passw0rd1|s3cr3t-word|shoplogin|supersecret|tok3n-that-pays|YANKA KUPALA|"signedMessage"/
    const key = /-----BEGIN [A-Z ]*(?:PRIVATE KEY|CERTIFICATE)-----\s*[A-Za-z0-9+/=]{16}/
    const holdsSecret = (text: string) =>
      known.test(text) || key.test(text) || (text.match(CARD_LIKE) ?? []).some(passesLuhn)
    expect(['card: "4111111111111111"', "card: 4111111111111112"].map(holdsSecret)).toEqual([true, false])
    const found = files
      .map((file) => path.join(installed, file))
      .filter((file) => statSync(file).isFile())
      .filter((file) => holdsSecret(readFileSync(file, "utf8")))
    expect(found).toEqual([])
  })

  it("ships types and migrations", () => {
    for (const file of [
      "gateway/index.d.ts",
      "providers/assist/index.d.ts",
      "modules/assist/index.js",
      "api/hooks/assist/route.js",
      "admin/index.mjs",
    ])
      expect(existsSync(path.join(installed, ".medusa/server/src", file))).toBe(true)
    expect(
      readdirSync(path.join(installed, ".medusa/server/src/modules/assist/migrations")).some((file) =>
        file.endsWith(".js"),
      ),
    ).toBe(true)
  })

  it("brings an ES module for storefronts", () => {
    const script = path.join(store, "storefront.mjs")
    writeFileSync(script, `import * as all from "${name}/storefront"\nconsole.log(Object.keys(all).join(" "))`)
    expect(run(process.execPath, [script], store).trim()).toBe(
      "AssistPaymentError payByToken readPayment startPayment waitForPayment walletButtons",
    )
    // What the server runs stays out of it, and it out of the server.
    expect(existsSync(path.join(installed, ".medusa/server/src/storefront"))).toBe(false)
  })

  it.each([
    { module: "ESNext", moduleResolution: "Bundler" },
    { module: "Node16", moduleResolution: "Node16" },
  ])(
    "gives storefronts its types under $moduleResolution",
    (resolution) => {
      const folder = path.join(store, `types-${resolution.module}`)
      mkdirSync(folder)
      const config = { strict: true, noEmit: true, target: "ES2022", lib: ["ES2022", "DOM"], types: [], ...resolution }
      writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: config }))
      writeFileSync(
        path.join(folder, "shop.mts"),
        `
      import { AssistPaymentError, waitForPayment, type WalletButtonsOptions } from "${name}/storefront"
      const payment = await waitForPayment("payses_1", { baseUrl: "", publishableKey: "" })
      export const url: string | null = payment.continue_url
      if (payment.status === "requires_action") location.assign(payment.continue_url)
      export const environment: WalletButtonsOptions["googleEnvironment"] = "TEST"
      export const isCode = (error: AssistPaymentError) => error.code === "unknown_outcome"
      // @ts-expect-error: types that were not found would be any, and this no error
      export const wrong: number = payment.status`,
      )
      run(process.execPath, [path.join(root, "node_modules/typescript/bin/tsc"), "-p", folder], folder)
    },
    60_000,
  )

  it("names every package it needs", () => {
    const manifest = JSON.parse(readFileSync(path.join(installed, "package.json"), "utf8"))
    const declared = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)]
    const used = new Set<string>()
    for (const file of files.filter((file) => file.endsWith(".js") && !file.includes(`${path.sep}admin${path.sep}`))) {
      for (const [, specifier] of readFileSync(path.join(installed, file), "utf8").matchAll(
        /require\("([^".][^"]*)"\)/g,
      )) {
        if (specifier?.startsWith("node:")) continue
        used.add(
          (specifier as string)
            .split("/")
            .slice(0, specifier?.startsWith("@") ? 2 : 1)
            .join("/"),
        )
      }
    }
    expect([...used].filter((dependency) => !declared.includes(dependency))).toEqual([])
  })

  it("imports in the admin only what Medusa's own admin brings into every store, or the package brings itself", () => {
    const manifest = (of: string) =>
      JSON.parse(readFileSync(path.join(root, "node_modules", of, "package.json"), "utf8"))
    // admin-sdk stands in the package.json of every store that Medusa's own generator makes.
    const own = JSON.parse(readFileSync(path.join(installed, "package.json"), "utf8")).dependencies
    const brought = new Set([
      "@medusajs/admin-sdk",
      ...Object.keys(manifest("@medusajs/dashboard").dependencies),
      ...Object.keys(own),
    ])
    const bundle = readFileSync(path.join(installed, ".medusa/server/src/admin/index.mjs"), "utf8")
    const imported = Array.from(bundle.matchAll(/^import[^"']*["']([^"']+)["']/gm), ([, name]) => name as string).map(
      (name) =>
        name
          .split("/")
          .slice(0, name.startsWith("@") ? 2 : 1)
          .join("/"),
    )
    expect(imported).toContain("@medusajs/ui")
    expect(imported.filter((name) => !brought.has(name))).toEqual([])
    for (const page of ["assist-order", "/settings/assist", "/assist"]) expect(bundle).toContain(`"${page}"`)
  })

  it("boots in a clean store and answers", async () => {
    const port = await freePort()
    const backendUrl = `http://localhost:${port}`
    cpSync(path.join(root, "tsconfig.json"), path.join(store, "tsconfig.json"))
    writeFileSync(
      path.join(store, "package.json"),
      JSON.stringify({ name: "store", private: true, dependencies: { "@medusajs/medusa": "2.21.2", [name]: "*" } }),
    )
    writeFileSync(path.join(store, "medusa-config.js"), storeConfig({ backendUrl }))
    const { DB_HOST, DB_PORT, DB_USERNAME, DB_PASSWORD } = process.env
    const database = `clean_store_${Date.now()}`
    const env = {
      NODE_ENV: "production",
      NODE_OPTIONS: "",
      MEDUSA_DISABLE_TELEMETRY: "1",
      LOG_LEVEL: "info",
      DATABASE_URL: `postgres://${DB_USERNAME}:${DB_PASSWORD}@${DB_HOST}:${DB_PORT}/${database}`,
    }
    const { Client } = await import("pg")
    const client = new Client({
      host: DB_HOST,
      port: Number(DB_PORT),
      user: DB_USERNAME,
      password: DB_PASSWORD,
      database: "postgres",
    })
    await client.connect()
    await client.query(`create database ${database}`)
    const clean = new CleanStore(store, env)
    const before = doctor(["--json"], env)
    clean.command(["db:migrate", "--skip-scripts"])
    const after = doctor(["--json", "--provider", "main"], env)

    try {
      await clean.start(port)
      const hook = await fetch(`${backendUrl}/hooks/assist`, {
        method: "POST",
        body: "merchant_id=1",
        headers: { "content-type": "application/x-www-form-urlencoded; charset=windows-1251" },
      })
      expect(await hook.text()).toContain("<pushpaymentresult firstcode=")
      expect((await fetch(`${backendUrl}/assist/pay/payses_x`)).status).toBe(404)
      const inside = new Client({ connectionString: env.DATABASE_URL })
      await inside.connect()
      const { rows } = await inside.query(
        "select id from payment_provider where id like 'pp_assist%' union all select 'table ' || to_regclass('assist_order')::text",
      )
      await inside.end()
      expect(rows.map(({ id }) => id)).toEqual(["pp_assist_main", "table assist_order"])
      // What it relies on in Medusa is there.
      expect(clean.log).not.toContain("lacks what the plugin relies on")

      // Nothing listens at this store's Assist, so the doctor finds that, and the tables once they are made.
      expect([before.status, after.status]).toEqual([1, 1])
      const results = ({ output }: { output: string }) => {
        const report = JSON.parse(output)
        return [...report.store, ...report.merchants.flatMap(({ checks }: { checks: object[] }) => checks)].map(
          ({ name, result }) => `${name} ${result}`,
        )
      }
      expect(results(before)).toEqual(expect.arrayContaining(["plugin ok", "database failed", "server failed"]))
      expect(results(after)).toEqual(expect.arrayContaining(["plugin ok", "database ok", "notification_url failed"]))
      for (const secret of ["shoplogin", "Passw0rd1", "s3cr3t-word"])
        expect(before.output + after.output).not.toContain(secret)
    } finally {
      await clean.stop()
      await client.query(`drop database ${database} with (force)`)
      await client.end()
    }
  }, 240_000)

  it("has a doctor that says what keeps it from working", () => {
    const elsewhere = doctor([], {}, folder)
    expect([elsewhere.status, elsewhere.output]).toEqual([2, expect.stringContaining("There is no medusa-config")])
    expect(doctor(["--provider", "other"]).output).toContain("Configured: pp_assist_main")
    const words = doctor(["--lang", "be"])
    expect(words.output).toContain("✗ http://127.0.0.1:9 не адказвае")
  }, 60_000)

  it("refuses to boot with wrong options, and says how to mend them", () => {
    writeFileSync(
      path.join(store, "check.cjs"),
      `
      const provider = require("${name}/providers/assist").default
      try { provider.services[0].validateOptions({ serverUrl: "payments.paysec.by", merchantId: 123, logn: "x" }) } catch (error) { console.log(error.message) }
      console.log(Object.keys(require("${name}/gateway")).includes("AssistClient"))`,
    )
    const output = run(process.execPath, ["check.cjs"], store)
    for (const part of [
      "serverUrl",
      "merchantId",
      "login is missing",
      "password is missing",
      "secretWord",
      "backendUrl",
      "returnUrls",
      "logn is not an option",
    ])
      expect(output).toContain(part)
    expect(output).toContain("true")
  })
})
