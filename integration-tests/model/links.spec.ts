import type { MedusaContainer } from "@medusajs/framework/types"
import fc from "fast-check"
import { playLinks } from "./links/judge-links"
import { KEPT_LINKS } from "./links/kept-links"
import { linkHistories } from "./links/link-acts"

jest.mock("@medusajs/medusa/core-flows", () => jest.requireActual("./links/link-container").linkFlows())
// Who waits for another's claim of a collection waits for minutes of the model, not of this machine.
jest.mock("node:timers/promises", () => ({
  ...jest.requireActual("node:timers/promises"),
  setTimeout: () => new Promise((resolve) => setImmediate(resolve)),
}))
jest.mock("../../src/merchant/merchant", () => ({
  ...jest.requireActual("../../src/merchant/merchant"),
  merchantFor: () => jest.requireActual("./links/link-world").currentMerchant(),
}))
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
jest.mock("../../src/medusa/book-rows", () => ({
  readBookRows: async (container: MedusaContainer, sessionId: string) =>
    jest.requireActual("./links/link-queries").bookRows(container.resolve("model"), sessionId),
}))
jest.mock("../../src/modules/assist/ledger/merchant-syncs", () => ({
  MerchantSyncs: function MerchantSyncs(connection: { syncs: unknown }) {
    return connection.syncs
  },
}))
jest.mock("../../src/modules/assist/ledger/discrepancy-store", () => ({
  DiscrepancyStore: function DiscrepancyStore(connection: unknown) {
    return jest.requireActual("./mocks").discrepancyStore(connection)
  },
}))

/** As of the histories of one payment: `HISTORIES=100000 HISTORIES_SEED=42 npm test -- model`. */
const numRuns = Number(process.env["HISTORIES"] ?? 2_000)
const seed = Number(process.env["HISTORIES_SEED"] ?? Date.now() % 2_147_483_647)

describe("every history of an order that changes while its payment pages are open", () => {
  it(
    `ends with one payment for what is owed and everything else given back (${numRuns} histories, seed ${seed})`,
    async () => {
      const came = {
        "to a payment": 0,
        "to a hold moved to a changed order": 0,
        "to two payments of one collection": 0,
        "to a capture": 0,
        "to money given back": 0,
        "to an order that asks for a rest": 0,
        "to a discrepancy": 0,
      }
      await fc.assert(
        fc.asyncProperty(linkHistories, async (history) => {
          const { wrong, world } = await playLinks(history)
          const { books, links, ledger } = world
          const paid = [...links].filter(([, { paid }]) => paid)
          const orders = paid.map(([number]) => ledger.of(number).order)
          if (books.payments.length > 0) came["to a payment"]++
          if (orders.some(({ session_id, opened_session_id }) => session_id !== opened_session_id))
            came["to a hold moved to a changed order"]++
          if (history.two && paid.length > 1) came["to two payments of one collection"]++
          if (books.payments.some(({ captures }) => captures.length > 0)) came["to a capture"]++
          if (paid.some(([, { ledger: at }]) => at.held === 0 && at.taken === at.givenBack))
            came["to money given back"]++
          if (books.payments.some(({ canceled }) => !canceled) && books.asking.some(({ sum }) => sum > 0))
            came["to an order that asks for a rest"]++
          if ([...links.keys()].some((number) => ledger.of(number).told)) came["to a discrepancy"]++
          if (wrong) throw new Error([wrong, JSON.stringify(history), ...world.story, world.stands].join("\n"))
        }),
        { numRuns, seed, verbose: 0, endOnFailure: false },
      )
      process.stderr.write(`links, seed ${seed}: ${JSON.stringify(came)} of ${numRuns}\n`)
      // Histories that all die of one error of the model's own prove nothing.
      if (numRuns < 1_000) return
      for (const [what, times] of Object.entries(came)) expect([what, times > 0]).toEqual([what, true])
      expect(came["to a payment"] / numRuns).toBeGreaterThan(0.5)
    },
    Math.max(120_000, numRuns * 60),
  )

  it("still ends well for every history that once went wrong", async () => {
    for (const { why, ...history } of KEPT_LINKS)
      expect([why, (await playLinks(history)).wrong]).toEqual([why, undefined])
  })
})
