import { onStore } from "../support/store"
import { storedCardTests } from "./stored-cards.tests"
import { subscriptionTests } from "./subscriptions.tests"

// One file, so that one booted store serves them all.
onStore(
  (store) => {
    describe("stored cards", () => storedCardTests(store))
    describe("subscriptions", () => subscriptionTests(store))
  },
  { customerNumber: true, wallets: { googlePay: {} } },
)
