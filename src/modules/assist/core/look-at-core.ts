import { container } from "@medusajs/framework"
import { WorkflowManager } from "@medusajs/framework/orchestration"
import type { MedusaContainer } from "@medusajs/framework/types"
import * as utils from "@medusajs/framework/utils"
import { type LineAtBoot, lineAtBoot } from "./line-at-boot"
import { RELIED_ON, type ReliedOn } from "./relied-on"
import { type Found, whatIsMissing } from "./what-is-missing"

const { ContainerRegistrationKeys, Modules } = utils

/** Looks once, when the store has loaded everything, and says at most one line. Costs one query; never keeps a store from booting. */
export async function lookAtCoreAtBoot(): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER, { allowUnregistered: true })
  try {
    const line = await lookAtCore(container)
    if (line) logger?.[line.level](line.text)
  } catch (error) {
    logger?.warn(`[assist] could not look at what it relies on in Medusa: ${(error as Error).message}`)
  }
}

/** What is to be said about the Medusa behind this container; `undefined`: nothing. */
export async function lookAtCore(store: MedusaContainer, reliedOn = RELIED_ON): Promise<LineAtBoot | undefined> {
  return lineAtBoot(medusaVersion(), whatIsMissing(await find(store, reliedOn), reliedOn))
}

async function find(store: MedusaContainer, { tables }: ReliedOn): Promise<Found> {
  // Its workflows register themselves when they are loaded.
  const flows = (await import("@medusajs/medusa/core-flows")) as unknown as Record<string, unknown>
  const named = utils as unknown as Record<string, Record<string, unknown> | undefined>
  return {
    hasService: serviceFinder(store),
    hasWorkflow: (name) => Boolean(WorkflowManager.getWorkflow(workflowId(flows[name]))),
    hasEvent: (group, name) => typeof named[group]?.[name] === "string",
    hasMethod: (module, name) => typeof moduleOf(store, module)?.[name] === "function",
    columns: await readColumns(store, Object.keys(tables)),
  }
}

/** Of a workflow, or of an id that is exported by itself. */
function workflowId(exported: unknown): string {
  if (typeof exported === "string") return exported
  return (exported as { getName?: () => string } | undefined)?.getName?.() ?? ""
}

function moduleOf(store: MedusaContainer, key: string): Record<string, unknown> | undefined {
  return store.resolve(key, { allowUnregistered: true })
}

/** Every service of Medusa's keeps its module's container; none where a version keeps it elsewhere. */
function serviceFinder(store: MedusaContainer): Found["hasService"] {
  const inside = moduleOf(store, Modules.PAYMENT)?.["__container__"] as Record<string, unknown> | undefined
  if (!inside) return undefined
  return (key) => {
    try {
      return Boolean(inside[key])
    } catch {
      return false
    }
  }
}

async function readColumns(store: MedusaContainer, tables: readonly string[]): Promise<Found["columns"]> {
  const knex = store.resolve(ContainerRegistrationKeys.PG_CONNECTION, { allowUnregistered: true })
  if (!knex) return undefined
  const { rows } = await knex.raw(
    `select table_name as name, array_agg(column_name::text) as columns from information_schema.columns
      where table_schema = any(current_schemas(false)) and table_name = any(?) group by 1`,
    [[...tables]],
  )
  return new Map((rows as { name: string; columns: string[] }[]).map(({ name, columns }) => [name, new Set(columns)]))
}

function medusaVersion(): string | undefined {
  try {
    return (require("@medusajs/medusa/package.json") as { version: string }).version
  } catch {
    return undefined
  }
}
