import { type OptionsOf, onStore } from "../support/store"
import { adminListTests } from "./admin-lists.tests"
import { adminMerchantTests } from "./admin-merchants.tests"
import { adminMoneyTests } from "./admin-money.tests"
import { adminOrderTests } from "./admin-order.tests"
import { adminRepairTests } from "./admin-repairs.tests"
import { backgroundTests } from "./background.tests"
import { bellTests } from "./bell.tests"
import { brokenLedgerTests } from "./broken-ledger.tests"
import { captureTests } from "./capture.tests"
import { changedFormTests } from "./changed-form.tests"
import { checkoutTests } from "./checkout.tests"
import { coreAtBootTests } from "./core-at-boot.tests"
import { crashRowTests } from "./crash-rows.tests"
import { customerTests } from "./customers.tests"
import { draftOrderTests } from "./draft-order.tests"
import { erasureTests } from "./erasure.tests"
import { holdDeadlineTests } from "./hold-deadline.tests"
import { inStepTests } from "./in-step.tests"
import { janitorTests } from "./janitor.tests"
import { notificationTests } from "./notifications.tests"
import { soapNotificationTests } from "./notifications-soap.tests"
import { openOrderTests } from "./open-order.tests"
import { orderEditTests } from "./order-edit.tests"
import { orderEditCaseTests } from "./order-edit-cases.tests"
import { orderNumberTests } from "./order-number.tests"
import { otherSumTests } from "./other-sums.tests"
import { overviewTests } from "./overview.tests"
import { pageOpenTests } from "./page-open.tests"
import { pageOptionTests } from "./page-options.tests"
import { refundAndCancelTests } from "./refund-and-cancel.tests"
import { refundWhileEditedTests } from "./refund-while-edited.tests"
import { repairTests } from "./repairs.tests"
import { restOfHoldTests } from "./rest-of-hold.tests"
import { retentionTests } from "./retention.tests"
import { sessionTests } from "./sessions.tests"
import { sideBySideTests } from "./side-by-side.tests"
import { stormTests } from "./storm.tests"
import { swallowedTests } from "./swallowed.tests"
import { takenAtOnceTests } from "./taken-at-once.tests"
import { tokenPaymentTests } from "./token-payments.tests"
import { trapTests } from "./traps.tests"
import { unplacedTests } from "./unplaced.tests"
import { upgradeTests } from "./upgrade.tests"
import { walletTests } from "./wallets.tests"

const WALLETS = { googlePay: {}, applePay: {}, samsungPay: {}, mirPay: {} }

/** The second merchant leaves the rest of a partial capture blocked. */
const LEAVING_THE_REST: OptionsOf = async () => ({ both: { wallets: WALLETS }, one: { autoDeposit: false } })

// One file, so that one booted store serves them all: booting takes longer than most tests together.
onStore((store) => {
  describe("checkout", () => checkoutTests(store))
  describe("the order number", () => orderNumberTests(store))
  describe("who pays", () => customerTests(store))
  describe("openOrder: request", () => openOrderTests(store))
  describe("options of Assist's page", () => pageOptionTests(store))
  describe("openOrder: form, changed by the shopper", () => changedFormTests(store))
  describe("payment by token", () => tokenPaymentTests(store))
  describe("wallets", () => walletTests(store))
  describe("shoppers in numbers", () => stormTests(store))
  describe("capture", () => captureTests(store))
  describe("refund and cancel", () => refundAndCancelTests(store))
  describe("a refund while an edit is open", () => refundWhileEditedTests(store))
  describe("side by side", () => sideBySideTests(store))
  describe("payments taken at once", () => takenAtOnceTests(store))
  describe("the rest of a partial capture", () => restOfHoldTests(store))
  describe("payments Assist counts otherwise", () => otherSumTests(store))
  describe("order edit", () => orderEditTests(store))
  describe("order edit and what surrounds it", () => orderEditCaseTests(store))
  describe("a payment page that is open", () => pageOpenTests(store))
  describe("draft orders", () => draftOrderTests(store))
  describe("sessions", () => sessionTests(store))
  describe("notifications", () => notificationTests(store))
  describe("SOAP notifications", () => soapNotificationTests(store))
  describe("admin: an order's payments", () => adminOrderTests(store))
  describe("admin, lists", () => adminListTests(store))
  describe("admin, overview", () => overviewTests(store))
  describe("admin, merchants", () => adminMerchantTests(store))
  describe("admin: money", () => adminMoneyTests(store))
  describe("admin: repairs", () => adminRepairTests(store))
  describe("the bell", () => bellTests(store))
  describe("what core swallowed", () => swallowedTests(store))
  describe("paid without an order", () => unplacedTests(store))
  describe("traps and facts", () => trapTests(store))
  describe("rows a crash left", () => crashRowTests(store))
  describe("what is relied on in core", () => coreAtBootTests(store))
  describe("orders of version 0.1.0", () => upgradeTests(store))
  describe("repairs", () => repairTests(store))
  describe("the end of a hold", () => holdDeadlineTests(store))
  describe("the job on many orders", () => janitorTests(store))
  describe("in step with Assist", () => inStepTests(store))
  describe("what nobody reports", () => backgroundTests(store))
  describe("the end of messages", () => retentionTests(store))
  describe("erasure of a person's data", () => erasureTests(store))
  describe("a shopper while the ledger is broken", () => brokenLedgerTests(store))
}, LEAVING_THE_REST)
