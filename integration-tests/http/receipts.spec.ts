import { type OptionsOf, onStore } from "../support/store"
import { receiptTests } from "./receipts.tests"
import { advanceTests } from "./receipts-advances.tests"
import { chosenLinesTests } from "./receipts-chosen.tests"
import { otherSumReceiptTests } from "./receipts-other-sums.tests"

/** The first merchant makes receipts at the payment, the second one at the capture. */
const WITH_RECEIPTS: OptionsOf = async () => ({
  both: { receipt: { tax: "vat20", shippingTax: "novat" } },
  one: { capture: false, receipt: { at: "capture", tax: "vat10", taxationSystem: 0 } },
})

onStore((store) => {
  describe("fiscal receipts", () => receiptTests(store))
  describe("fiscal receipts: advances", () => advanceTests(store))
  describe("fiscal receipts: chosen lines", () => chosenLinesTests(store))
  describe("fiscal receipts: payments Assist counts otherwise", () => otherSumReceiptTests(store))
}, WITH_RECEIPTS)
