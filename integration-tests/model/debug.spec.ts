import { playHistory } from "./play-history"

jest.mock("@medusajs/medusa/core-flows", () => jest.requireActual("./mocks").coreFlows())
jest.mock("../../src/merchant/merchant", () => ({
  ...jest.requireActual("../../src/merchant/merchant"),
  merchantFor: () => jest.requireActual("./world/world").currentMerchant(),
}))
jest.mock("../../src/modules/assist/ledger/ledger", () => ({
  Ledger: function Ledger(connection: unknown) {
    return connection
  },
}))
it("debug", async () => {
  const { wrong, world } = await playHistory(JSON.parse(process.env["HISTORY"] ?? ""))
  console.log(
    wrong,
    world.story,
    world.ledger.rows,
    world.ledger.order,
    world.core.captures,
    world.core.refunds,
    JSON.stringify(
      world.assist.ledger.report().map(({ state, operations }) => [state, operations.map((o) => [o.type, o.money])]),
    ),
  )
})
