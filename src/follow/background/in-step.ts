import type { ConfigModule, Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AssistError, type ReportedOperation } from "../../gateway"
import { type ConfiguredMerchant, configuredMerchants } from "../../merchant/find-merchant"
import { accountOf } from "../../merchant/merchant"
import type { MerchantClaim } from "../../modules/assist/ledger/merchant-syncs"
import { count } from "../../observe/counters"
import { logLine } from "../../observe/log-line"
import { dueOrdersOf, merchantSyncsOf } from "../../operations/context"
import { readReport } from "../../operations/read-report"
import { type DatedOperation, ordersWithNews } from "../../payments/known-operations"
import { askFrom } from "../../payments/plan-in-step"
import { LONGEST_MINUTES, nextPeriod, shorter } from "../../payments/report-window"

/** Assist limits how often it may be asked (second code 3). After an outage the next runs go on with the rest. */
const MOST_QUESTIONS = 12

/**
 * Asks Assist, once per merchant, which operations there were since it last answered, and makes the orders due that were not
 * followed with them yet. That is all: nothing about money is concluded from the list (design rule 1). Never throws.
 * @param until no new question is begun after this time, and an open one is given up (milliseconds since 1970)
 */
export async function stayInStep(container: MedusaContainer, until: number): Promise<void> {
  const config = container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE)
  const accounts = new Map<string, ConfiguredMerchant[]>()
  for (const entry of configuredMerchants(config)) {
    const account = accountOf(entry.options)
    accounts.set(account, [...(accounts.get(account) ?? []), entry])
  }
  // Side by side: a merchant whose Assist hangs must not hold up another's.
  await Promise.all(Array.from(accounts, ([account, entries]) => askSafely(container, account, entries, until)))
}

async function askSafely(
  container: MedusaContainer,
  account: string,
  entries: readonly ConfiguredMerchant[],
  until: number,
): Promise<void> {
  try {
    const every = Math.min(...entries.map(({ options }) => options.inStepEvery))
    const claim = await merchantSyncsOf(container).claim(account, every, LONGEST_MINUTES)
    if (claim) await askAbout(container, entries[0] as ConfiguredMerchant, claim, until)
  } catch (error) {
    warn(container, account, (error as Error).message)
  }
}

async function askAbout(
  container: MedusaContainer,
  { client, options }: ConfiguredMerchant,
  claim: MerchantClaim,
  until: number,
): Promise<void> {
  const syncs = merchantSyncsOf(container)
  let { minutes } = claim
  let problem: string | undefined
  let seen = askFrom(claim.syncedUntil, claim.now)
  const question = { from: seen, to: claim.now, minutes, pick: whatIsCompared, signal: () => timeLeft(until) }
  try {
    let asked = 0
    for await (const part of Date.now() < until ? readReport(client, question) : []) {
      minutes = part.minutes
      // A minute that cannot be told at all must not end the rest for good: the daily look at holds and the
      // day's reconciliation remain.
      if (part.untold) problem = `the minute of ${part.period.from.toISOString()} is too large to be told`
      if (part.operations) await makeDue(container, options.merchantId, part.operations)
      if (part.operations || part.untold) {
        seen = part.period.to
        await syncs.seen(claim, seen, minutes)
      }
      if (++asked >= MOST_QUESTIONS || Date.now() >= until) break
    }
  } catch (error) {
    problem = (error as Error).message
    // An answer that did not arrive in time may be too large for it; the next run asks about less.
    const period = nextPeriod(seen, claim.now, minutes)
    if (period && isLate(error)) minutes = shorter(period) ?? minutes
  }
  const complete = seen >= claim.now
  await syncs.release(claim, minutes, complete, problem)
  count("in_step", { outcome: problem ? "failed" : complete ? "done" : "behind" })
  // Told when it begins: an Assist that does not answer for hours would fill the log.
  if (problem && problem !== claim.lastError) warn(container, claim.merchant, problem)
}

/** A report may hold thousands: of each operation only what tells whether it is known. */
function whatIsCompared({ orderNumber, operation }: ReportedOperation): DatedOperation {
  const { billNumber, type, state, money, date } = operation
  return { orderNumber, operation: { billNumber, type, state, money, date } }
}

function timeLeft(until: number): AbortSignal {
  return AbortSignal.timeout(Math.max(until - Date.now(), 1))
}

/** Orders of others with the same merchant are not in the ledger, and so have no news. */
async function makeDue(
  container: MedusaContainer,
  merchantId: string,
  reported: readonly DatedOperation[],
): Promise<void> {
  if (reported.length === 0) return
  const queue = dueOrdersOf(container)
  const numbers = [...new Set(reported.map(({ orderNumber }) => orderNumber))]
  const news = ordersWithNews(reported, await queue.followedOperations(merchantId, numbers))
  if (news.length > 0) await queue.makeDue(news)
}

function isLate(error: unknown): boolean {
  return error instanceof AssistError && (error.kind === "timeout" || error.kind === "aborted")
}

function warn(container: MedusaContainer, merchant: string, problem: string): void {
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
  logger.warn(logLine({ operation: "in_step", outcome: "failed" }, `${merchant}: ${problem}`))
}
