import type { Store } from "./store"

/** Codes of the open discrepancies, oldest first. */
export async function openDiscrepancies({ container }: Store): Promise<string[]> {
  const rows = await container
    .resolve("__pg_connection__")("assist_discrepancy")
    .where({ status: "open" })
    .orderBy("created_at")
  return rows.map(({ code }: { code: string }) => code)
}
