// Builds the documentation's site from docs/ into site/.vitepress/dist. The site has packages of its own, which are installed when missing.
//   npm run docs                builds it, and fails on a link that leads nowhere
//   npm run docs -- --serve     builds it and shows it in the browser
//   npm run docs -- dev         shows it while you write
import { spawnSync } from "node:child_process"
import path from "node:path"
import { ensureInstalled, root } from "./ensure-installed.mjs"

const WAYS = { build: ["build"], "--serve": ["build", "preview"], dev: ["dev"] }

const way = process.argv[2] ?? "build"
if (!(way in WAYS)) {
  console.error(`There is no "${way}". It is: npm run docs, npm run docs -- --serve, npm run docs -- dev.`)
  process.exit(2)
}

const site = path.join(root, "site")
ensureInstalled(site)
for (const script of WAYS[way]) {
  const run = spawnSync("npm", ["run", "--silent", script], {
    cwd: site,
    stdio: "inherit",
    shell: process.platform === "win32",
  })
  if (run.status !== 0) process.exit(run.status ?? 1)
}
