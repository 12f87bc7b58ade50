import { type LinkAct, type LinkHistory, performLink } from "./link-acts"
import { sumOf } from "./link-books"
import { BEGINNING, LinkWorld } from "./link-world"

/** Money that came back for want of an order is told to a person; it excuses nothing. */
const NO_EXCUSE: ReadonlySet<string> = new Set(["order_not_placed"])

/** Plays one history of an order with payment links and says what is wrong; nothing when the books agree or a person was told. */
export async function playLinks({ acts, two, takenAtOnce, holdAsked, total }: LinkHistory): Promise<{
  wrong: string | undefined
  world: LinkWorld
}> {
  let world: LinkWorld | undefined
  const clock = jest.spyOn(Date, "now").mockImplementation(() => world?.now ?? BEGINNING)
  try {
    world = new LinkWorld(holdAsked, total)
    world.open(takenAtOnce, false)
    if (two) world.open(takenAtOnce, true)
    for (const act of acts) {
      await performLink(world, act, takenAtOnce)
      const wrong = alwaysWrong(world)
      if (wrong) return { wrong, world }
    }
    await world.quiet()
    return { wrong: alwaysWrong(world) ?? wrongInTheEnd(world, lostEvents(acts)), world }
  } finally {
    clock.mockRestore()
  }
}

/** What may not be, not even in the middle of trouble. */
function alwaysWrong({ links, ledger, broken, books }: LinkWorld): string | undefined {
  if (broken) return `the model is broken: ${broken}`
  for (const [number, assist] of links) {
    const { rows } = ledger.of(number)
    const done = rows.filter(({ outcome }) => outcome === "done")
    const unknown = rows.filter(({ settled_at }) => !settled_at)
    if (assist.moved.length > done.length + unknown.length)
      return `${number}: Assist moved money ${assist.moved.length} times for us, the ledger knows of ${done.length} and ${unknown.length} unclear`
    if (done.length > assist.moved.length)
      return `${number}: the ledger counts ${done.length} calls, Assist ${assist.moved.length}`
  }
  for (const { id } of books.collections) {
    const live = books.payments.filter(({ collection, canceled }) => collection === id && !canceled)
    if (live.length > 1) return `${live.length} payments of one collection live`
  }
  return undefined
}

/** Did an event of core's get lost, or come while Assist or the database was away? */
function lostEvents(acts: readonly LinkAct[]): boolean {
  return acts.some(
    (act) =>
      act.do === "arrives" ||
      act.do === "mishap" ||
      act.do === "reads fail" ||
      (act.do === "order changes" && !act.told),
  )
}

function wrongInTheEnd(world: LinkWorld, lost: boolean): string | undefined {
  const { links, ledger, books } = world
  let told = false
  for (const [number, assist] of links) {
    const one = ledger.of(number)
    const unsettled = one.rows.filter(({ settled_at }) => !settled_at)
    if (unsettled.length > 0) return `${number}: ${unsettled.length} operations were never settled`
    if (one.codes.some((code) => !NO_EXCUSE.has(code))) {
      told = true
      continue
    }
    const { taken, givenBack, held } = assist.ledger
    const own = books.payments.filter(({ data }) => data["order_number"] === number)
    const live = own.filter(({ canceled }) => !canceled)
    const captured = sumOf(own.flatMap(({ captures }) => captures))
    const refunded = sumOf(own.flatMap(({ refunds }) => refunds))
    const say = `${number} at Assist: held ${held}, taken ${taken}, given back ${givenBack}; Medusa: captured ${captured}, refunded ${refunded}, ${live.length} live`
    if (!assist.paid) {
      if (own.length > 0) return `a payment without money. ${say}`
      continue
    }
    if (live.length > 1) return `two payments of one hold live. ${say}`
    if (books.canceled && (held > 0 || taken !== givenBack) && captured <= refunded)
      return `the order is canceled and the shop keeps money. ${say}`
    if (live.length === 0 && taken === givenBack && held === 0) continue
    // A capture that begins within the milliseconds in which core cancels its payment for an edit is booked there all the same.
    if (live.length === 0 && (held > 0 || captured === 0)) return `money without a payment. ${say}`
    if (captured !== taken || refunded !== givenBack) return `the books differ. ${say}`
    if (taken === 0 && held < sumOf(live)) return `Medusa believes in more than is held. ${say}`
  }
  return told ? undefined : wrongOfOrder(world, lost)
}

/**
 * What the order asks for beside its holds is what it owes, and never more. Where no hold is left to look at once a day and the
 * event of a change was lost, core's own sums stand: no page is opened for what is too much.
 */
function wrongOfOrder({ books, links }: LinkWorld, lost: boolean): string | undefined {
  const rows = books.payments.flatMap(({ captures, refunds }) => [
    ...captures,
    ...refunds.map(({ sum }) => ({ sum: -sum })),
  ])
  const inOrder = books.transactions.reduce((all, { amount }) => all + Math.round(Number(amount) * 100), 0)
  const own = inOrder - books.cash
  if (own !== sumOf(rows)) return `the order's transactions come to ${own}, captures less refunds to ${sumOf(rows)}`
  if (books.canceled) return books.asking.length > 0 ? "a canceled order asks for money" : undefined
  const holds = books.payments.filter(({ canceled, captures }) => !canceled && captures.length === 0)
  const [held, asked, owed] = [sumOf(holds), sumOf(books.asking), Math.max(0, books.pending)]
  const say = `owed ${owed}, held ${held}, asked for ${asked}`
  if (lost && holds.length === 0) return undefined
  if (asked > Math.max(0, owed - held)) return `the order asks for more than it owes. ${say}`
  // Of several holds core replaces one with an edit, and the others are not made smaller (docs/order-edits.md).
  const several = [...links.values()].filter(({ paid }) => paid).length > 1
  if (!several && owed > 0 && held > owed) return `the hold pays for more than the order owes. ${say}`
  // A cancel of the order that died half-way has let payments go: whoever canceled does it again, nobody is asked anew.
  if (books.cancelBegun && asked === 0) return undefined
  if (owed > held && held + asked < owed) return `the order asks for less than it owes. ${say}`
  return undefined
}
