import { carriedAtAssist, linesCarried } from "../support/receipts"
import { actOf, type Call } from "./calls"
import type { Subject } from "./subject"
import { CHOSEN_LINES } from "./sums"

const TYPES = { charge: 200, refund: 300 } as const

/** Holds the receipt of a charge, and of a refund after it, against what was chosen: in Assist's ledger and in the plugin's, once. */
export async function judgeLines(subject: Subject, call: Call): Promise<void> {
  const order = await subject.atAssist()
  for (const kind of actOf(call) === "refund" ? (["charge", "refund"] as const) : (["charge"] as const)) {
    const [receipt] = order.operations
      .filter(({ type, state }) => type === TYPES[kind] && state === "Success")
      .map((operation) => operation.receipt ?? [])
    const words = receipt?.map(({ name, quantity, amount }) => `${name}: ${quantity / 1000} = ${amount}`)
    const chosen = CHOSEN_LINES[kind].map(({ product, quantity, amount }) =>
      expect.stringMatching(new RegExp(`^${product} .*: ${Number(quantity)} = ${amount}$`)),
    )
    expect(words).toHaveLength(chosen.length)
    expect(words).toEqual(expect.arrayContaining(chosen))

    const own = await subject.operations(kind)
    const done = own.filter(({ outcome }) => outcome === "done").map(({ receipt_lines }) => linesCarried(receipt_lines))
    expect(done).toEqual(carriedAtAssist(order, TYPES[kind]))
    // A call that was not carried out had been sent with the same lines as the one that was.
    for (const { receipt_lines } of own) expect(linesCarried(receipt_lines)).toEqual(done[0])
  }
}
