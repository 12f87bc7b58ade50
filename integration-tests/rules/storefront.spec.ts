import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"

const root = path.resolve(__dirname, "../..")
const LIMIT = 8192
const MINUTE = 60_000

function run(...args: string[]): string {
  try {
    return execFileSync(process.execPath, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] })
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    throw new Error(stdout + stderr)
  }
}

describe("the module for storefronts", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "assist-storefront-"))
  const built = path.join(folder, "index.mjs")
  const minified = path.join(folder, "index.min.mjs")

  beforeAll(() => {
    run("scripts/build-storefront.mjs", folder)
    const script = `
      import { readFileSync, writeFileSync } from "node:fs"
      import { transformWithEsbuild } from "vite"
      const [from, to] = process.argv.slice(1)
      const { code } = await transformWithEsbuild(readFileSync(from, "utf8"), from, { minify: true, format: "esm" })
      writeFileSync(to, code)`
    run("--input-type=module", "--eval", script, built, minified)
  }, MINUTE)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  // The shipped file, minified by the esbuild that Vite brings; not compressed.
  it(`is smaller than ${LIMIT} bytes when it is minified`, () => {
    expect(readFileSync(minified).byteLength).toBeLessThan(LIMIT)
  })

  it("is one file that imports nothing, and exports what is documented", () => {
    const code = readFileSync(built, "utf8")
    expect(code).not.toMatch(/\bimport\b|\brequire\(/)
    const exported = run(
      "--eval",
      `import(${JSON.stringify(built)}).then((all) => console.log(Object.keys(all).join(" ")))`,
    )
    const names = exported.trim().split(" ")
    expect(names.sort()).toEqual([
      "AssistPaymentError",
      "payByToken",
      "readPayment",
      "startPayment",
      "waitForPayment",
      "walletButtons",
    ])
    const page = readFileSync(path.join(root, "docs/storefront.md"), "utf8")
    for (const name of names) expect(page).toContain(name)
  })

  it("tells apart every error code in its documentation", () => {
    const types = readFileSync(path.join(root, "src/storefront/assist-payment-error.ts"), "utf8")
    const codes = Array.from(types.matchAll(/^ {2}\| "(\w+)"$/gm), ([, code]) => code)
    expect(codes.length).toBeGreaterThan(5)
    const page = readFileSync(path.join(root, "docs/storefront.md"), "utf8")
    for (const code of codes) expect(page).toContain(`| \`${code}\` |`)
  })

  it(
    "has an example for Next.js whose types are right",
    () => {
      run("node_modules/typescript/bin/tsc", "-p", "docs/examples/next/tsconfig.json")
    },
    2 * MINUTE,
  )

  it(
    "would notice an example that is wrong",
    () => {
      const config = path.join(folder, "tsconfig.json")
      const example = path.join(folder, "wrong.ts")
      writeFileSync(example, 'import { startPayment } from "./index"\nvoid startPayment({ baseUrl: "" })\n')
      writeFileSync(
        config,
        JSON.stringify({
          extends: path.join(root, "docs/examples/next/tsconfig.json"),
          files: [example],
          include: [],
          compilerOptions: { types: [] },
        }),
      )
      expect(() => run("node_modules/typescript/bin/tsc", "-p", config)).toThrow("TS2345")
    },
    MINUTE,
  )
})
