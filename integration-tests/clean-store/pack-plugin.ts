import { execFileSync } from "node:child_process"
import { mkdirSync, rmSync } from "node:fs"
import path from "node:path"

const root = path.resolve(__dirname, "../..")

/** The name the plugin is published under. */
export const PLUGIN = "medusa-payment-assist"

/** Runs a command to its end; its output. Throws when it fails, with what it printed. */
export function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): string {
  try {
    return execFileSync(command, args, {
      cwd,
      encoding: "utf8",
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      maxBuffer: 64 * 1024 * 1024,
    })
  } catch (error) {
    const { stdout = "", stderr = "", message } = error as Error & { stdout?: string; stderr?: string }
    throw new Error(`${message}\n${stdout}${stderr}`, { cause: error })
  }
}

/**
 * Builds the plugin and packs it as it is published.
 * @returns the path of the tarball, and what keeps it from being published
 */
export async function packPlugin(folder: string): Promise<{ tarball: string; found: string[] }> {
  run("npm", ["run", "build"], root)
  const release = (file: string) => import(path.join(root, "scripts", "release", file))
  const { PACKAGES } = await release("packages.mjs")
  const { pack, problemsOf } = await release("packed.mjs")
  const plugin = PACKAGES.find(({ name }: { name: string }) => name === PLUGIN)
  const packed = pack(plugin, folder)
  return { tarball: packed.file, found: problemsOf(plugin, packed) }
}

/** Puts what the tarball holds in place of what is installed in a store; the folder. */
export function unpackInto(store: string, tarball: string): string {
  const installed = path.join(store, "node_modules", PLUGIN)
  rmSync(installed, { recursive: true, force: true })
  mkdirSync(installed, { recursive: true })
  run("tar", ["-xzf", tarball, "-C", installed, "--strip-components=1"], store)
  return installed
}
