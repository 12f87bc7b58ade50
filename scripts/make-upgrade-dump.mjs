// Makes a database of an earlier version, by that version's own code, for the test of upgrades (integration-tests/upgrade).
//   node scripts/make-upgrade-dump.mjs 0.1.0 142a32e
// The version is checked out into .test/upgrade; its own `npm test` installs what it needs and runs its store.
import { execFileSync } from "node:child_process"
import { copyFileSync, existsSync, mkdirSync, statSync, writeFileSync } from "node:fs"
import path from "node:path"
import { root } from "./ensure-installed.mjs"

const [version, commit] = process.argv.slice(2)
if (!version || !commit) {
  console.error("usage: node scripts/make-upgrade-dump.mjs <version> <commit>")
  process.exit(2)
}
const run = (command, args, cwd, env = {}) =>
  execFileSync(command, args, { cwd, stdio: "inherit", env: { ...process.env, ...env } })

const folder = path.join(root, ".test", "upgrade", version)
if (!existsSync(folder)) run("git", ["worktree", "add", "--detach", folder, commit], root)
const tools = path.join(root, "integration-tests", "upgrade")
const inside = path.join(folder, "integration-tests", "upgrade")
mkdirSync(inside, { recursive: true })
for (const name of ["dump-database.ts", "make-dump.ts"]) copyFileSync(path.join(tools, name), path.join(inside, name))
writeFileSync(
  path.join(folder, "integration-tests", "http", "make-dump.spec.ts"),
  `import { onStore } from "../support/store"
import { makeDump } from "../upgrade/make-dump"

jest.setTimeout(90_000)
onStore(makeDump)
`,
)
const dump = path.join(tools, "dumps", `${version}.sql.gz`)
mkdirSync(path.dirname(dump), { recursive: true })
run(process.execPath, ["scripts/test.mjs", "http", "--testPathPattern=make-dump"], folder, { DUMP_FILE: dump })
run("git", ["worktree", "remove", "--force", folder], root)
console.log(`${path.relative(root, dump)}: ${Math.ceil(statSync(dump).size / 1024)} KiB`)
