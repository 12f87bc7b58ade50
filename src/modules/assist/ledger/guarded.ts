import { MedusaError } from "@medusajs/framework/utils"

/** The database is the memory that keeps money from moving twice: without it nothing is attempted. */
export async function guarded<T>(statement: PromiseLike<T>): Promise<T> {
  try {
    return await statement
  } catch (error) {
    const missing = (error as { code?: string }).code === "42P01"
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      missing
        ? 'The tables of medusa-payment-assist are missing. Add { resolve: "medusa-payment-assist", options: {} } to `plugins` in medusa-config and run `npx medusa db:migrate`.'
        : `The plugin's ledger in the database could not be reached (${(error as Error).message}). Look at the payment in Assist before you try again.`,
    )
  }
}
