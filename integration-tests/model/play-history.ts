import { type History, perform } from "./acts"
import { World } from "./world/world"

/** Plays one history and says what is wrong afterwards; nothing when both ledgers agree or a person was told. */
export async function playHistory({ acts, ...stage }: History): Promise<{ wrong: string | undefined; world: World }> {
  const world = new World(stage)
  const clock = jest.spyOn(Date, "now").mockImplementation(() => world.now)
  try {
    for (const act of acts) {
      await perform(world, act)
      const wrong = alwaysWrong(world)
      if (wrong) return { wrong, world }
    }
    await world.quiet()
    const wrong = alwaysWrong(world) ?? wrongInTheEnd(world)
    return { wrong: wrong ?? (await stuck(world, stage.begins)), world }
  } finally {
    clock.mockRestore()
  }
}

/** What may not be, not even in the middle of trouble. */
function alwaysWrong({ assist, ledger, broken }: World): string | undefined {
  if (broken) return `the model or a look is broken: ${broken}`
  if (assist.paidTwice) return "this server began a second payment beside its first"
  const begun = ledger.rows.filter(({ kind }) => kind === "payment")
  const made = begun.filter(({ outcome }) => outcome === "done").length
  const unclear = begun.filter(({ settled_at }) => !settled_at).length
  // What the shopper paid on the page meanwhile may be taken for a call whose answer was lost.
  if (made + unclear < assist.begun.count || made > assist.begun.count + Number(assist.paidOnPage))
    return `Assist began ${assist.begun.count} payments for us, the ledger knows of ${made} and ${unclear} unclear`
  // A payment that was begun may be declined and begun again: its wish is done more than once.
  const moves = ledger.rows.filter(({ kind }) => kind !== "payment")
  const done = new Set<string>()
  for (const { medusa_key, kind, outcome } of moves) {
    if (outcome !== "done") continue
    if (done.has(`${kind} ${medusa_key}`)) return `${kind} ${medusa_key} was carried out twice`
    done.add(`${kind} ${medusa_key}`)
  }
  const moved = moves.filter(({ outcome }) => outcome === "done").length
  const unknown = moves.filter(({ settled_at }) => !settled_at).length
  if (assist.moved.length > moved + unknown)
    return `Assist moved money ${assist.moved.length} times for us, the ledger knows of ${moved} and ${unknown} unclear`
  if (moved > assist.moved.length + assist.movedMeanwhile)
    return `the ledger counts ${moved} calls as carried out, Assist moved money ${assist.moved.length} times for us`
  return undefined
}

function wrongInTheEnd({ assist, core, ledger }: World): string | undefined {
  const { taken, givenBack, held } = assist.ledger
  const [captured, refunded] = [core.sumOf(core.captures), core.sumOf(core.refunds)]
  const unsettled = ledger.rows.filter(({ settled_at }) => !settled_at)
  if (unsettled.length > 0) return `${unsettled.length} operations were never settled`
  if (ledger.told) return undefined
  const inOrder = core.transactions.reduce((total, { amount }) => total + Math.round(Number(amount) * 100), 0)
  if (core.order && inOrder !== captured - refunded)
    return `the order's transactions come to ${inOrder}, captures less refunds to ${captured - refunded}`
  if (inOrder !== core.inSummary)
    return `the order's transactions come to ${inOrder}, its summary says ${core.inSummary}`
  if (!assist.paid) return captured > 0 ? "captured without a payment" : undefined
  const say = `Assist: held ${held}, taken ${taken}, given back ${givenBack}; Medusa: captured ${captured}, refunded ${refunded}, payment ${core.payment ? (core.payment.canceled ? "canceled" : "live") : "none"}`
  if (!core.payment) return held > 0 || taken !== givenBack ? `no order for the money. ${say}` : undefined
  // What somebody captures of a canceled order afterwards is meant; what was captured before was to go back.
  const before = core.capturedWhenCanceled ?? 0
  if (before > 0 && captured <= before && taken !== givenBack)
    return `the order was canceled, but the shop keeps its money. ${say}`
  if (core.payment.canceled)
    return held > 0 || taken !== givenBack ? `canceled, but the shop keeps money. ${say}` : undefined
  if (captured !== taken || refunded !== givenBack) return `the books differ. ${say}`
  if (taken === 0 && held === 0) return `Medusa believes in a hold that is gone. ${say}`
  return undefined
}

/** A payment by this server that came to nothing at Assist can be made once trouble is over: nothing waits for it for ever. */
async function stuck(world: World, begins: History["begins"]): Promise<string | undefined> {
  const { assist, core } = world
  if (begins === "on the page" || assist.paid || assist.begun.count > 0 || core.session.status !== "pending")
    return undefined
  await world.happen("one more try", () =>
    begins === "by token" ? world.payByToken("approved") : world.chargeAgreement("approved"),
  )
  return assist.paid ? (alwaysWrong(world) ?? wrongInTheEnd(world)) : "nothing was paid, and nothing can be"
}
