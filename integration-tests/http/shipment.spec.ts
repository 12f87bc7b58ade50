import { onStore } from "../support/store"
import { shipmentTests } from "./fulfillment.tests"

// A store of its own: the option is the merchant's, and the other tests capture by hand.
describe("capture on shipment", () => onStore(shipmentTests, { captureOn: "shipment" }))
