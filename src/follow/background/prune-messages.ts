import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { configuredMerchants } from "../../merchant/find-merchant"
import { RETENTION_DAYS } from "../../merchant/options"
import { logLine } from "../../observe/log-line"
import { retentionOf } from "../../operations/context"

/** Rows one statement deletes of each kind: it holds their locks for milliseconds. */
const BATCH = 200

/**
 * Deletes what Assist's messages said once the option `retention` has run out. A merchant with several provider entries keeps
 * them as long as the longest of these says, one that is configured no more as long as the default. Never throws: the job has
 * more important work, and what was not deleted is a minute later.
 * @param until no new statement is begun after this time (milliseconds since 1970)
 */
export async function pruneMessages(container: MedusaContainer, until: number): Promise<void> {
  const store = retentionOf(container)
  const config = container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE)
  const entries = configuredMerchants(config).map(({ options }) => options)
  try {
    for (const merchantId of await store.merchantsWithMessages()) {
      const own = entries.filter((options) => options.merchantId === merchantId)
      const days = own.length === 0 ? RETENTION_DAYS : Math.max(...own.map(({ retention }) => retention.notifications))
      for (let more = true; more && Date.now() < until; ) more = await store.prune(merchantId, days, BATCH)
    }
  } catch (error) {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.warn(logLine({ operation: "retention", outcome: "failed" }, (error as Error).message))
  }
}
