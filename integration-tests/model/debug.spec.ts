import fc from "fast-check"
import { histories } from "./acts"
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
  const tally = new Map<string, { n: number; shortest: string; story: string[] }>()
  const t = Date.now()
  let problems = 0
  const sample = fc.sample(histories, { numRuns: Number(process.env["HISTORIES"] ?? 500), seed: 7 })
  for (const history of sample) {
    const { wrong, world } = await playHistory(history)
    if (world.ledger.order.problem) problems++
    const key = wrong ?? `problem: ${world.ledger.order.problem}`
    const kind = key.replace(/\d+/g, "N")
    const text = JSON.stringify(history)
    const seen = tally.get(kind)
    if (!seen) tally.set(kind, { n: 1, shortest: text, story: world.story })
    else {
      seen.n++
      if (text.length < seen.shortest.length) Object.assign(seen, { shortest: text, story: world.story })
    }
  }
  require("node:fs").writeFileSync("/tmp/model-tally.txt", `${Date.now() - t} ms, problems ${problems}\n` + [...tally].sort((a, b) => b[1].n - a[1].n).map(([k, v]) => `${v.n} × ${k}\n   ${v.shortest}\n   ${v.story.filter((l) => l.trim() !== "janitor").join(" / ")}`).join("\n"))
}, 300000)
