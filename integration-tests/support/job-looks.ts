import settle from "../../src/jobs/settle-assist-orders"
import type { Store } from "./store"

/** Lets the time until the next look pass, and the job look. */
export async function jobLooks({ container }: Store): Promise<void> {
  await container.resolve("__pg_connection__").raw("update assist_order set due_at = now() where due_at is not null")
  await settle(container)
}
