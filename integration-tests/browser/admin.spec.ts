import { languageTests } from "./admin-languages.tests"
import { lookTests } from "./admin-looks.tests"
import { moneyTests } from "./admin-money.tests"
import { pageTests } from "./admin-pages.tests"
import { receiptTests } from "./admin-receipts.tests"
import { browserAvailable } from "./find-browser"
import { OwnerDesk } from "./owner-desk"

jest.setTimeout(180_000)

// One demo for all: to start it costs more than everything that is tested on it.
describe("the owner in Medusa's admin", () => {
  let desk: OwnerDesk
  beforeAll(async () => {
    if (browserAvailable) desk = await OwnerDesk.open()
  }, 900_000)
  afterEach(() => desk?.endOfTest())
  afterAll(() => desk?.close(), 60_000)

  const opened = () => desk
  moneyTests(opened)
  receiptTests(opened)
  pageTests(opened)
  languageTests(opened)
  lookTests(opened)
})
