import { Client } from "pg"
import { type Ask, tablesWith } from "../support/tables-with"
import { itInBrowser } from "./open-browser"
import type { Shopper } from "./shopper"

/** Numbers of the test cards that the tests before have paid with. */
const CARDS = ["4111111111111111", "4000000000001026", "4000000000003006", "4000000000030033", "2200000000000004"]

/** What is left of all the payments of this file's demo. */
export function leakTests(opened: () => Shopper): void {
  const inBrowser = itInBrowser()

  inBrowser("no token and no card datum stands in a table or a log of the shop, whatever was paid with", async () => {
    const { demo, secrets } = opened()
    // Wallets that paid and were refused, and a stored card: otherwise this test has looked for nothing.
    expect(secrets.size).toBeGreaterThan(5)
    const database = new Client({ connectionString: demo.facts.databaseUrl })
    await database.connect()
    const ask: Ask = async (sql, values = []) => {
      let place = 0
      return (
        await database.query(
          sql.replaceAll("?", () => `$${++place}`),
          [...values],
        )
      ).rows
    }
    try {
      expect(await tablesWith(ask, demo.facts.customer.email)).toContain("customer")
      for (const secret of [...CARDS, ...secrets]) expect([secret, await tablesWith(ask, secret)]).toEqual([secret, []])
    } finally {
      await database.end()
    }
    expect(demo.logs()).toEqual(expect.arrayContaining(["store", "sandbox", "seed"]))
    for (const name of demo.logs())
      expect(
        [...CARDS, ...secrets].filter((secret) => demo.log(name).includes(secret)).map((one) => `${name}: ${one}`),
      ).toEqual([])
  })
}
