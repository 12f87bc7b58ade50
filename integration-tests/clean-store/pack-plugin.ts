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

/** Builds the plugin and packs it as it is published; the path of the tarball. */
export function packPlugin(folder: string): string {
  run("npm", ["run", "build"], root)
  const [packed] = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", folder], root)) as {
    filename: string
  }[]
  return path.join(folder, packed?.filename as string)
}

/** Puts what the tarball holds in place of what is installed in a store; the folder. */
export function unpackInto(store: string, tarball: string): string {
  const installed = path.join(store, "node_modules", PLUGIN)
  rmSync(installed, { recursive: true, force: true })
  mkdirSync(installed, { recursive: true })
  run("tar", ["-xzf", tarball, "-C", installed, "--strip-components=1"], store)
  return installed
}
