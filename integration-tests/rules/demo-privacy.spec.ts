import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"

const lib = (name: string) => import(path.resolve(__dirname, "../../demo/lib", name))
const mode = (file: string) => statSync(file).mode & 0o777

let dir: string
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), "demo-state-"))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

describe("the demo", () => {
  it("keeps keys and passwords to its user, those of earlier runs too", async () => {
    const [{ writeJson }, { openStateDir }, { storeSecrets }] = await Promise.all(
      ["json-file.mjs", "state-dir.mjs", "credentials.mjs"].map(lib),
    )
    const paths = openStateDir(path.join(dir, "state"))
    storeSecrets(paths.secrets)
    writeJson(path.join(dir, "run.json"), { admin: { password: "supersecret" } })
    expect([paths.secrets, path.join(dir, "run.json")].map(mode)).toEqual([0o600, 0o600])
    writeFileSync(paths.sandbox, "")
    for (const file of [paths.secrets, paths.sandbox]) chmodSync(file, 0o644)
    openStateDir(path.join(dir, "state"))
    expect([paths.secrets, paths.sandbox].map(mode)).toEqual([0o600, 0o600])
  })

  it("keeps its logs to its user: they name the sandbox's passwords", async () => {
    const { createChildren } = await lib("child.mjs")
    const log = path.join(dir, "a-child.log")
    writeFileSync(log, "", { mode: 0o644 })
    const run = { runId: "demo-run-test", addChild: () => undefined, removeChild: () => undefined }
    await createChildren({ run, logs: dir }).run("a child", ["-e", "process.exit(0)"], { cwd: dir })
    expect(mode(log)).toBe(0o600)
  })

  it("listens on this machine only", async () => {
    const started: string[][] = []
    const children = { serve: async (_name: string, args: string[]) => void started.push(args) }
    const { startStore } = await lib("store.mjs")
    await startStore(children, { env: {}, addresses: { api: "" }, ports: { api: 9000 }, onDeath: () => undefined })
    const { startSandbox } = await lib("sandbox.mjs")
    await startSandbox(children, {
      paths: { sandbox: "assist.sqlite" },
      addresses: { sandbox: "http://127.0.0.1:1", notification: "" },
      ports: { sandbox: 4010 },
      onDeath: () => undefined,
    }).catch(() => undefined) // nothing listens where the merchants would be registered
    expect(started).toHaveLength(2)
    for (const args of started) expect(args[args.indexOf("--host") + 1]).toBe("127.0.0.1")
  })
})
