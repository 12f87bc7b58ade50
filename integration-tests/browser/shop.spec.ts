import { browserAvailable } from "./find-browser"
import { cardTests } from "./shop-cards.tests"
import { hostedPageTests } from "./shop-hosted-page.tests"
import { leakTests } from "./shop-leaks.tests"
import { shopLookTests } from "./shop-looks.tests"
import { subscriptionTests } from "./shop-subscriptions.tests"
import { walletTests } from "./shop-wallets.tests"
import { Shopper } from "./shopper"

jest.setTimeout(180_000)

// One demo for all: to start it costs more than everything that is tested on it.
describe("the demo's shop", () => {
  let shopper: Shopper
  beforeAll(async () => {
    if (browserAvailable) shopper = await Shopper.open()
  }, 900_000)
  beforeEach(() => shopper?.newWindow())
  afterEach(() => shopper?.endOfTest())
  afterAll(() => shopper?.close(), 60_000)

  const opened = () => shopper
  shopLookTests(opened)
  hostedPageTests(opened)
  walletTests(opened)
  cardTests(opened)
  subscriptionTests(opened)
  // Last: it looks through what all the others have left.
  leakTests(opened)
})
