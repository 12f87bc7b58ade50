import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import type { ConfigModule } from "@medusajs/framework/types"
import { getConfigFile } from "@medusajs/framework/utils"

/**
 * The store's medusa-config, read as Medusa's own command reads it.
 * @throws Error with a text for the terminal
 */
export async function loadStoreConfig(folder: string): Promise<ConfigModule> {
  const file = ["medusa-config.ts", "medusa-config.js"].find((name) => existsSync(path.join(folder, name)))
  if (!file)
    throw new Error(`There is no medusa-config.ts or medusa-config.js in ${folder}. Run this in your store's folder.`)
  if (file.endsWith(".ts")) registerTypeScript(folder)
  const { configModule, error } = await getConfigFile<ConfigModule>(folder, "medusa-config")
  if (error) throw new Error(`${file} could not be loaded: ${error.message}`)
  return configModule
}

/** A store with a TypeScript configuration has ts-node beside it: Medusa's own command needs it too (contract section 5). */
function registerTypeScript(folder: string): void {
  const fromStore = createRequire(path.join(folder, "package.json"))
  try {
    fromStore("ts-node").register({ transpileOnly: true })
  } catch (error) {
    throw new Error(
      `medusa-config.ts needs ts-node, which Medusa's own command uses as well (${(error as Error).message.split("\n")[0]}). Install it, or run this in the built store (.medusa/server).`,
    )
  }
}
