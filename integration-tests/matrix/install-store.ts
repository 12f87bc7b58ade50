import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { PLUGIN, run, unpackInto } from "../clean-store/pack-plugin"

const root = path.resolve(__dirname, "../..")
/** What is installed stays here from run to run. */
export const cache = path.join(root, ".test", "matrix")

const QUIET = ["--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"]

/** The path of a Node of this version, which npm brings as a package of its own per platform. */
export function installNode(version: string): string {
  const folder = path.join(cache, `node-${version}`)
  const platform = process.platform === "win32" ? "win" : process.platform
  const name = `node-${platform}-${process.arch}`
  const binary = path.join(folder, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node")
  if (!existsSync(binary)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name: "node-of-matrix", private: true }))
    run("npm", ["install", ...QUIET, `${name}@${version}`], folder)
  }
  return binary
}

/** A store of this Medusa version with the packed plugin in it, installed as a shop installs them; its folder. */
export function installStore(version: string, tarball: string): string {
  const folder = path.join(cache, version)
  const manifest = path.join(folder, "package.json")
  if (!existsSync(path.join(folder, "node_modules", "@medusajs", "medusa"))) {
    mkdirSync(folder, { recursive: true })
    const parts = ["admin-sdk", "cli", "framework", "medusa"].map((part) => [`@medusajs/${part}`, version])
    const dependencies = Object.fromEntries(parts)
    writeFileSync(manifest, JSON.stringify({ name: "store", private: true, dependencies }, null, 2))
    run("npm", ["install", ...QUIET], folder)
  }
  installPlugin(folder, tarball)
  // Medusa's build asks for one, and for a file in it.
  const compilerOptions = { target: "ES2022", module: "Node16", moduleResolution: "Node16", allowJs: true }
  const tsconfig = { compilerOptions, include: ["medusa-config.js"] }
  writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(tsconfig))
  return folder
}

/** By npm, until what the plugin itself depends on is there; afterwards only its files are replaced. */
function installPlugin(folder: string, tarball: string): void {
  const stamp = path.join(folder, ".installed-for")
  const { dependencies } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"))
  const wanted = JSON.stringify(dependencies)
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return void unpackInto(folder, tarball)
  run("npm", ["install", ...QUIET, tarball], folder)
  if (!existsSync(path.join(folder, "node_modules", PLUGIN))) throw new Error(`npm did not install ${PLUGIN}`)
  writeFileSync(stamp, wanted)
}
