import type { BigNumberInput } from "@medusajs/framework/types"

/** Fields of a row of Medusa's, each with its exact form beside it. */
export type Exact<Name extends string> = { [K in Name | `raw_${Name}`]?: BigNumberInput | null }

/** The exact form of a field where there is one; Medusa's plain numbers are floats. */
export function exactField<Name extends string>(row: Exact<Name>, name: Name): BigNumberInput {
  return row[`raw_${name}`] ?? row[name] ?? 0
}
