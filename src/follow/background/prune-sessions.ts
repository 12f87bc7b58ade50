import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { logLine } from "../../observe/log-line"
import { sessionsOf } from "../../operations/context"

/** Longer than a shopper takes to go and pay; a customer who comes later is not offered stored cards. */
const KEPT_DAYS = 30
const BATCH = 200

/**
 * Deletes the notes of who was logged in when payment sessions were made. Never throws: the job has more important work.
 * @param until no new statement is begun after this time (milliseconds since 1970)
 */
export async function pruneSessions(container: MedusaContainer, until: number): Promise<void> {
  const sessions = sessionsOf(container)
  try {
    for (let more = true; more && Date.now() < until; ) more = await sessions.prune(KEPT_DAYS, BATCH)
  } catch (error) {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.warn(logLine({ operation: "retention", outcome: "failed" }, (error as Error).message))
  }
}
