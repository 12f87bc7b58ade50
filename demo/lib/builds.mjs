// The plugin as it is published, the module its storefronts import, and the store that uses it as an owner's store does.
import { lstatSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { root } from "../../scripts/ensure-installed.mjs"
import { buildOnce } from "./build-stamp.mjs"
import { hashSources } from "./source-hash.mjs"

const require = createRequire(import.meta.url)
const quiet = { MEDUSA_DISABLE_TELEMETRY: "1" }

export const storeDir = path.join(root, "demo", "store")
export const builtStoreDir = path.join(storeDir, ".medusa", "server")
/** Where `medusa-payment-assist/storefront` is, once it is built. */
export const storefrontModule = path.join(root, ".medusa", "storefront", "index.mjs")
/** The `medusa` command, run by node itself: works the same on every system and needs no shell. */
export const medusaCli = path.join(path.dirname(require.resolve("@medusajs/cli/package.json")), "cli.js")

const pluginStamp = path.join(root, ".medusa", "demo-build.json")
const storefrontStamp = path.join(root, ".medusa", "demo-storefront.json")
const storeStamp = path.join(storeDir, ".medusa", "demo-build.json")
const storefrontSources = ["src/storefront", "scripts/build-storefront.mjs", "tsconfig.json", "package-lock.json"]
const pluginSources = ["src", "package.json", "tsconfig.json", "package-lock.json"]
const storeSources = ["medusa-config.ts", "src", "package.json", "tsconfig.json"]

export const pluginHash = () => hashSources(root, pluginSources)

// Built with the plugin, the store also runs without it: its config decides at start. Not the other way round.
function storeHashes(withPlugin) {
  const lock = hashSources(root, ["package-lock.json"])
  const plain = hashSources(storeDir, storeSources, lock)
  const full = hashSources(storeDir, storeSources, `${lock}${pluginHash()}`)
  return withPlugin ? [full] : [plain, full]
}

/** `medusa plugin:build` in the repository. */
export function buildPlugin(children, { anew = false } = {}) {
  return buildOnce({
    anew,
    stamp: pluginStamp,
    accept: [pluginHash()],
    output: [path.join(root, ".medusa", "server", "src", "providers", "assist", "index.js")],
    build: () => children.run("plugin build", [medusaCli, "plugin:build"], { cwd: root, env: quiet }),
  })
}

/** The browser module the shop is built on. The shop needs it without the plugin too: it is a part of the page. */
export function buildStorefrontModule(children, { anew = false } = {}) {
  return buildOnce({
    anew,
    stamp: storefrontStamp,
    accept: [hashSources(root, storefrontSources)],
    output: [storefrontModule],
    build: () =>
      children.run("storefront build", [path.join(root, "scripts", "build-storefront.mjs")], { cwd: root, env: quiet }),
  })
}

/** Puts the repository where the store's `node_modules` would have the installed package. */
export function linkPlugin() {
  const link = path.join(storeDir, "node_modules", "medusa-payment-assist")
  try {
    if (lstatSync(link).isSymbolicLink() && path.resolve(path.dirname(link), readlinkSync(link)) === root) return
    rmSync(link, { recursive: true, force: true })
  } catch (error) {
    if (error.code !== "ENOENT") throw error
  }
  mkdirSync(path.dirname(link), { recursive: true })
  symlinkSync(process.platform === "win32" ? root : path.relative(path.dirname(link), root), link, "junction")
}

/** `medusa build` in the store: its backend as JavaScript and its admin. */
export function buildStore(children, { withPlugin, env }) {
  return buildOnce({
    stamp: storeStamp,
    accept: storeHashes(withPlugin),
    output: [path.join(builtStoreDir, "medusa-config.js"), path.join(builtStoreDir, "public", "admin", "index.html")],
    build: () =>
      children.run("store build", [medusaCli, "build"], {
        cwd: storeDir,
        env: { ...quiet, ...env, NODE_ENV: "production" },
      }),
  })
}

/** Makes the next run build everything again. */
export function forgetBuilds() {
  for (const stamp of [pluginStamp, storefrontStamp, storeStamp]) rmSync(stamp, { force: true })
}
