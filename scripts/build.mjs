// Builds what is published: the module for storefronts, the plugin, the sandbox. The demo that follows finds the first two built.
//   npm run build
import { execFileSync } from "node:child_process"
import { ensureInstalled } from "./ensure-installed.mjs"

ensureInstalled()
const { buildPlugin, buildStorefrontModule } = await import("../demo/lib/builds.mjs")
const { buildSandbox } = await import("./build-sandbox.mjs")

const children = {
  async run(_name, args, { cwd, env }) {
    execFileSync(process.execPath, args, { cwd, env: { ...process.env, ...env }, stdio: "inherit" })
  },
}
await buildStorefrontModule(children, { anew: true })
await buildPlugin(children, { anew: true })
await import("./drop-source-maps.mjs")
buildSandbox()
