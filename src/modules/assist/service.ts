import { MedusaService } from "@medusajs/framework/utils"
import { lookAtCoreAtBoot } from "./core/look-at-core"
import { AssistAgreement } from "./models/assist-agreement"
import { AssistDiscrepancy } from "./models/assist-discrepancy"
import { AssistMerchantSync } from "./models/assist-merchant-sync"
import { AssistNotification } from "./models/assist-notification"
import { AssistOperation } from "./models/assist-operation"
import { AssistOrder } from "./models/assist-order"
import { AssistSession } from "./models/assist-session"
import { AssistUnopenedMessage } from "./models/assist-unopened-message"

/** Reads the plugin's tables for routes and the admin. Money operations go through `Ledger`, never through here. */
export class AssistModuleService extends MedusaService({
  AssistOrder,
  AssistAgreement,
  AssistSession,
  AssistOperation,
  AssistNotification,
  AssistUnopenedMessage,
  AssistDiscrepancy,
  AssistMerchantSync,
}) {
  /** Medusa calls these; it waits for their promises. */
  readonly __hooks = { onApplicationStart: lookAtCoreAtBoot }
}
