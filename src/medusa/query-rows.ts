import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

type FilterValue = string | readonly string[] | Readonly<Record<string, unknown>>

/**
 * Rows of Medusa's, read through its query. The caller names the shape of the fields it asks for.
 * @param filters every value has to be there: Medusa takes an undefined one, and an empty list, for "all rows"
 *   (contract trap 2)
 * @throws Error for a filter without a value, before anything is read
 */
export async function queryRows<T>(
  container: MedusaContainer,
  entity: string,
  fields: readonly string[],
  filters: Readonly<Record<string, FilterValue>>,
): Promise<T[]> {
  for (const [name, value] of Object.entries(filters))
    if (value === undefined || value === null || (Array.isArray(value) && value.length === 0))
      throw new Error(`filter ${name} of ${entity} has no value: Medusa would answer with every row`)
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity, fields: [...fields], filters: { ...filters } })
  // Query types its rows by generated declarations of the store; a plugin has none.
  return data as unknown as T[]
}
