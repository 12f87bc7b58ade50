import type { MedusaContainer } from "@medusajs/framework/types"
import fc from "fast-check"
import { histories } from "./acts"
import { KEPT } from "./kept-histories"
import { playHistory } from "./play-history"
import type { Core } from "./world/core"

jest.mock("@medusajs/medusa/core-flows", () => jest.requireActual("./mocks").coreFlows())
jest.mock("../../src/merchant/merchant", () => ({
  ...jest.requireActual("../../src/merchant/merchant"),
  merchantFor: () => jest.requireActual("./world/world").currentMerchant(),
}))
// The ledger over "the database" of the model is the model's own: the real one needs Postgres, and has its tests there.
jest.mock("../../src/modules/assist/ledger/ledger", () => ({
  Ledger: function Ledger(connection: unknown) {
    return connection
  },
}))

jest.mock("../../src/modules/assist/ledger/due-orders", () => ({
  DueOrders: function DueOrders(connection: unknown) {
    return connection
  },
}))
// Medusa's books, which one statement reads, are the model's too.
jest.mock("../../src/medusa/book-rows", () => ({
  readBookRows: async (container: MedusaContainer) => container.resolve<Core>("model").bookRows(),
}))
jest.mock("../../src/modules/assist/ledger/merchant-syncs", () => ({
  MerchantSyncs: function MerchantSyncs(connection: { syncs: unknown }) {
    return connection.syncs
  },
}))
jest.mock("../../src/modules/assist/ledger/agreement-store", () => ({
  AgreementStore: function AgreementStore(connection: { agreements: unknown }) {
    return connection.agreements
  },
}))
// Looks are shared in one process only, and here each thing happens in a process of its own.
jest.mock("../../src/shopper/look-for-shopper", () => ({
  lookForShopper: (...asked: [MedusaContainer, string]) =>
    jest.requireActual("../../src/follow/follow-order").followOrder(...asked.slice(0, 2)),
}))
jest.mock("../../src/modules/assist/ledger/discrepancy-store", () => ({
  DiscrepancyStore: function DiscrepancyStore(connection: unknown) {
    return jest.requireActual("./mocks").discrepancyStore(connection)
  },
}))

/** `HISTORIES=100000 HISTORIES_SEED=42 npm test -- model`: the long run, or one run once more. */
const numRuns = Number(process.env["HISTORIES"] ?? 2_000)
const seed = Number(process.env["HISTORIES_SEED"] ?? Date.now() % 2_147_483_647)

describe("every history of clicks, crashes, timeouts, notifications and cabinet actions", () => {
  it(
    `ends with equal ledgers and nothing carried out twice (${numRuns} histories, seed ${seed})`,
    async () => {
      const came = {
        "to an order": 0,
        "to a capture": 0,
        "to a refund": 0,
        "to a refund of what was taken at once though a hold was asked for": 0,
        "to a release": 0,
        "to an order by token": 0,
        "to an order under an agreement": 0,
        "to a discrepancy": 0,
      }
      await fc.assert(
        fc.asyncProperty(histories, async (history) => {
          const { wrong, world } = await playHistory(history)
          const { core, assist, ledger } = world
          if (core.order) came["to an order"]++
          if (core.order && history.begins === "by token") came["to an order by token"]++
          if (core.order && history.begins === "by agreement") came["to an order under an agreement"]++
          if (core.captures.length > 0) came["to a capture"]++
          if (core.refunds.length > 0) came["to a refund"]++
          if (core.refunds.length > 0 && history.holdAsked && history.takenAtOnce)
            came["to a refund of what was taken at once though a hold was asked for"]++
          if (assist.paid && assist.ledger.taken === 0 && assist.ledger.held === 0) came["to a release"]++
          if (ledger.told) came["to a discrepancy"]++
          if (wrong) throw new Error(`${wrong}\n${JSON.stringify(history)}\n${world.story.join("\n")}`)
        }),
        { numRuns, seed, verbose: 0, endOnFailure: false },
      )
      process.stderr.write(`histories, seed ${seed}: ${JSON.stringify(came)} of ${numRuns}\n`)
      // Histories that all die of one error of the model's own prove nothing.
      if (numRuns < 1_000) return
      for (const [what, times] of Object.entries(came)) expect([what, times > 0]).toEqual([what, true])
      expect(came["to an order"] / numRuns).toBeGreaterThan(0.5)
    },
    Math.max(120_000, numRuns * 60),
  )

  it("still ends well for every history that once went wrong", async () => {
    for (const history of KEPT)
      expect([history.why, (await playHistory(history)).wrong]).toEqual([history.why, undefined])
  })
})
