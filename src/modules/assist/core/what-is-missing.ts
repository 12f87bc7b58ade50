import type { ReliedOn } from "./relied-on"

/** What the running Medusa has. `undefined` for a part that could not be looked at: nothing of it counts as missing. */
export interface Found {
  readonly hasService: ((key: string) => boolean) | undefined
  readonly hasWorkflow: (name: string) => boolean
  readonly hasEvent: (group: string, name: string) => boolean
  readonly hasMethod: (module: string, name: string) => boolean
  /** Columns by table. */
  readonly columns: ReadonlyMap<string, ReadonlySet<string>> | undefined
}

/** What is relied on and not found, in words, in the order of the list. A table that is not there is named without its columns. */
export function whatIsMissing(found: Found, reliedOn: ReliedOn): string[] {
  const { hasService, columns } = found
  const services = reliedOn.services.filter((key) => hasService && !hasService(key))
  const workflows = reliedOn.workflows.filter((name) => !found.hasWorkflow(name))
  const events = pairs(reliedOn.events).filter(([group, name]) => !found.hasEvent(group, name))
  const methods = pairs(reliedOn.methods).filter(([module, name]) => !found.hasMethod(module, name))
  const rows = Object.entries(reliedOn.tables).flatMap(([table, names]) => {
    if (!columns) return []
    const known = columns.get(table)
    return known ? names.filter((name) => !known.has(name)).map((name) => `column ${table}.${name}`) : `table ${table}`
  })
  return [
    ...services.map((key) => `${key} in the payment module's container`),
    ...workflows.map((name) => `${name} of core-flows`),
    ...events.map(([group, name]) => `event ${group}.${name}`),
    ...methods.map(([module, name]) => `method ${name} of the module ${module}`),
    ...rows,
  ]
}

function pairs(lists: Readonly<Record<string, readonly string[]>>): [string, string][] {
  return Object.entries(lists).flatMap(([of, names]) => names.map((name): [string, string] => [of, name]))
}
