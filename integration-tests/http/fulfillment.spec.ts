import { onStore } from "../support/store"
import { packingTests } from "./fulfillment.tests"

// A store of its own: the option is the merchant's, and the other tests capture by hand.
describe("capture on fulfillment", () => onStore(packingTests, { captureOn: "fulfillment" }))
