import { onStore } from "../support/store"
import { adminListTests } from "./admin-lists.tests"
import { adminMerchantTests } from "./admin-merchants.tests"
import { adminMoneyTests } from "./admin-money.tests"
import { adminOrderTests } from "./admin-order.tests"
import { adminRepairTests } from "./admin-repairs.tests"
import { backgroundTests } from "./background.tests"
import { bellTests } from "./bell.tests"
import { bookRowTests } from "./book-rows.tests"
import { brokenLedgerTests } from "./broken-ledger.tests"
import { coreAtBootTests } from "./core-at-boot.tests"
import { crashRowTests } from "./crash-rows.tests"
import { erasureTests } from "./erasure.tests"
import { holdDeadlineTests } from "./hold-deadline.tests"
import { inStepTests } from "./in-step.tests"
import { janitorTests } from "./janitor.tests"
import { LEAVING_THE_REST } from "./leaving-the-rest"
import { notificationTests } from "./notifications.tests"
import { soapNotificationTests } from "./notifications-soap.tests"
import { overviewTests } from "./overview.tests"
import { repairTests } from "./repairs.tests"
import { retentionTests } from "./retention.tests"
import { swallowedTests } from "./swallowed.tests"
import { trapTests } from "./traps.tests"
import { unplacedTests } from "./unplaced.tests"
import { upgradeTests } from "./upgrade.tests"

// One file, so that one booted store serves them all: booting takes longer than most tests together.
onStore((store) => {
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
  describe("Medusa's rows of a payment", () => bookRowTests(store))
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
