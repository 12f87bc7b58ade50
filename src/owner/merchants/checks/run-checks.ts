import type { Check, CheckContext } from "./check"
import { checkAccount } from "./check-account"
import { checkNotificationUrl, checkOpenOrder, checkTestMode } from "./check-configuration"
import { checkReceipts } from "./check-receipts"
import { checkServer } from "./check-server"
import { checkWallets } from "./check-wallets"

/** The connection test of one merchant: the same for the admin and for the `doctor` command. Moves no money. */
export async function runChecks(context: CheckContext): Promise<Check[]> {
  const [server, account, notification, receipts] = await Promise.all([
    checkServer(context),
    checkAccount(context),
    checkNotificationUrl(context),
    checkReceipts(context),
  ])
  const [reachable, ...clock] = server
  return [
    ...(reachable ? [reachable] : []),
    ...account,
    ...clock,
    notification,
    checkTestMode(context),
    checkOpenOrder(context),
    ...receipts,
    ...checkWallets(context),
  ]
}
