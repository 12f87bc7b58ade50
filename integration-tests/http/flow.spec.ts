import { onStore } from "../support/store"
import { captureTests } from "./capture.tests"
import { changedFormTests } from "./changed-form.tests"
import { checkoutTests } from "./checkout.tests"
import { customerTests } from "./customers.tests"
import { draftOrderTests } from "./draft-order.tests"
import { LEAVING_THE_REST } from "./leaving-the-rest"
import { openOrderTests } from "./open-order.tests"
import { orderEditTests } from "./order-edit.tests"
import { orderEditCaseTests } from "./order-edit-cases.tests"
import { orderNumberTests } from "./order-number.tests"
import { otherSumTests } from "./other-sums.tests"
import { pageOpenTests } from "./page-open.tests"
import { pageOptionTests } from "./page-options.tests"
import { refundAndCancelTests } from "./refund-and-cancel.tests"
import { refundWhileEditedTests } from "./refund-while-edited.tests"
import { restOfHoldTests } from "./rest-of-hold.tests"
import { sessionTests } from "./sessions.tests"
import { sideBySideTests } from "./side-by-side.tests"
import { stormTests } from "./storm.tests"
import { takenAtOnceTests } from "./taken-at-once.tests"
import { tokenPaymentTests } from "./token-payments.tests"
import { walletTests } from "./wallets.tests"

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
}, LEAVING_THE_REST)
