import { onStore } from "../support/store"
import { storedCardTests } from "./stored-cards.tests"

// One file, so that one booted store serves them all.
onStore(
  (store) => {
    describe("stored cards", () => storedCardTests(store))
  },
  { customerNumber: true },
)
