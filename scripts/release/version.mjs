// Takes the changes of .changeset into versions and changelogs. The command `changeset version` knows the packages below a root, and our
// plugin is the root; so its parts are called with both.
//   node scripts/release/version.mjs [root]
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import path from "node:path"
import applyReleasePlan from "@changesets/apply-release-plan"
import assembleReleasePlan from "@changesets/assemble-release-plan"
import { read as readConfig } from "@changesets/config"
import readChangesets from "@changesets/read"
import { root as ours } from "../ensure-installed.mjs"

// The parts are CommonJS: what they export by default is below a name of that kind.
const of = (module) => module.default ?? module
const root = path.resolve(process.argv[2] ?? ours)

const at = (dir) => ({ dir, packageJson: JSON.parse(readFileSync(path.join(dir, "package.json"), "utf8")) })
const plugin = at(root)
const packages = {
  tool: "npm",
  root: plugin,
  packages: [plugin, ...plugin.packageJson.workspaces.map((folder) => at(path.join(root, folder)))],
}

const config = await readConfig(root, packages)
const plan = of(assembleReleasePlan)(await of(readChangesets)(root), packages, config)
if (plan.releases.length === 0) {
  console.log("There is no change to release in .changeset.")
  process.exit(1)
}
await of(applyReleasePlan)(plan, packages, config)
for (const { name, oldVersion, newVersion } of plan.releases) console.log(`${name} ${oldVersion} → ${newVersion}`)
// The lockfile names both versions too. Nothing is fetched: no range has changed.
execFileSync("npm", ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund", "--offline"], {
  cwd: root,
  stdio: ["ignore", "ignore", "inherit"],
})
