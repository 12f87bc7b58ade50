import { onStore } from "../support/store"
import { busyShopTests } from "./busy-shop.tests"

/** As a real store has them: a long report takes its time. */
const TIMEOUTS = { connect: 5_000, headers: 20_000, body: 20_000, total: 30_000 }

// Hundreds of payments have to be made first.
jest.setTimeout(300_000)

describe("a busy shop", () => onStore(busyShopTests, { timeouts: TIMEOUTS, settleAfter: 120 }))
