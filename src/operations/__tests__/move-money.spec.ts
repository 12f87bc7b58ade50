import { MedusaError } from "@medusajs/framework/utils"
import { AssistError, type Money, type OperationReply, type Outcome, orderNumber } from "../../gateway"
import { attempt, minor, money } from "../../payments/__tests__/support/orders"
import { decideCapture } from "../../payments/decide-capture"
import { decideRefund } from "../../payments/decide-refund"
import { moveMoney } from "../move-money"

import { SETTLE_AFTER, World } from "./support/world"

const reply = { stateText: "PartialDelayed" } as OperationReply
const done: Outcome<OperationReply> = { outcome: "done", reply }
const unknown: Outcome<OperationReply> = { outcome: "unknown", reason: "Assist did not answer within the time limit" }

const failure = (work: Promise<unknown>): Promise<MedusaError> =>
  work.then(
    () => {
      throw new Error("it succeeded")
    },
    (error) => error,
  )

let world: World
beforeEach(() => {
  world = new World()
})
const act = (answer: Outcome<OperationReply>) => async (sum: Money | undefined) => {
  world.assist.charge(sum)
  return answer
}
const doNothing = (answer: Outcome<OperationReply>) => async () => answer

describe("a wish that goes through", () => {
  it("reads, writes the intent, calls, and believes only what it reads after, all under one lease", async () => {
    const moved = await world.capture(3010, act(done))
    expect(moved).toMatchObject({ stateText: "PartialDelayed", attempt: { charged: 3010 } })
    expect(world.story).toEqual([
      "lease money payses_1",
      "read",
      "intend charge 30.10 capt_1",
      "call charge 30.10",
      "read",
      "settle done",
      "lease back",
    ])
    expect(world.assist.moves).toEqual(["charge 3010"])
  })

  it("repeated, calls nobody and writes no second intent", async () => {
    await world.capture(3010, act(done))
    const again = await world.capture(3010, act(done))
    expect(again.attempt?.charged).toBe(3010)
    expect(world.story.filter((line) => line.startsWith("call"))).toHaveLength(1)
    expect(world.rows).toHaveLength(1)
  })

  it("succeeds without an answer when Assist's ledger shows it", async () => {
    await expect(world.capture(3010, act(unknown))).resolves.toMatchObject({ attempt: { charged: 3010 } })
    expect(world.rows[0]?.outcome).toBe("done")
  })

  it("succeeds by its answer when the ledger cannot be read afterwards: failing would unbook moved money", async () => {
    world.reads = [true, new AssistError("timeout", "no answer")]
    await expect(world.capture(3010, act(done))).resolves.toEqual({ stateText: "PartialDelayed" })
    expect(world.story).toContain("due in 60")
  })

  it("is not undone when only the note of it cannot be written", async () => {
    world.broken = "settle"
    await expect(world.capture(3010, act(done))).resolves.toMatchObject({ attempt: { charged: 3010 } })
  })
})

describe("a wish that does not go through", () => {
  it("decided against: the owner reads why, nothing is written, nobody is called", async () => {
    const error = await failure(world.capture(10_001, act(done)))
    expect(error).toMatchObject({ type: "not_allowed", message: expect.stringContaining("100.01 BYN") })
    expect(world.story).toEqual(["lease money payses_1", "read", "lease back"])
  })

  it("declined by Assist: its reason is passed on, and nothing blocks the next try", async () => {
    const declined = { outcome: "declined", reason: "AS105, the limit is exceeded", reply } as const
    expect(await failure(world.capture(3010, doNothing(declined)))).toMatchObject({
      type: "not_allowed",
      message: "Assist refused: AS105, the limit is exceeded.",
    })
    expect(world.rows[0]?.outcome).toBe("declined")
    await expect(world.capture(3010, act(done))).resolves.toBeDefined()
  })

  it("not sent: the owner is told that no money moved", async () => {
    const error = await failure(world.capture(3010, doNothing({ outcome: "not_sent", reason: "no connection" })))
    expect(error.message).toContain("no money moved: no connection.")
    expect(world.rows[0]?.outcome).toBe("not_sent")
  })

  it("is not sent by a process that stood still after its intent: another one may have repeated it by now", async () => {
    const { intend } = world.context.ledger
    jest.spyOn(world.context.ledger, "intend").mockImplementation(async (...given) => {
      const id = await intend(...given)
      const now = Date.now()
      jest.spyOn(Date, "now").mockReturnValue(now + 180_000)
      return id
    })
    const error = await failure(world.capture(3010, act(done))).finally(() => jest.restoreAllMocks())
    expect(error.message).toContain("no money moved: this server stood still")
    expect(world.assist.moves).toEqual([])
    expect(world.rows[0]?.outcome).toBe("not_sent")
  })

  it("found wrong by the client before sending counts as not sent", async () => {
    const error = await failure(
      world.capture(3010, () => Promise.reject(new AssistError("configuration", "bad Amount"))),
    )
    expect(error.message).toContain("no money moved: bad Amount.")
    expect(world.rows[0]?.outcome).toBe("not_sent")
  })

  it("Assist cannot be read first: nothing is written, nobody is called", async () => {
    world.reads = [new AssistError("unreachable", "the connection was refused")]
    const error = await failure(world.capture(3010, act(done)))
    expect(MedusaError.isMedusaError(error)).toBe(true)
    expect(world.story).toEqual(["lease money payses_1", "read fails", "lease back"])
    expect(world.assist.moves).toEqual([])
  })

  it("the intent cannot be written: nobody is called", async () => {
    world.broken = "intend"
    await failure(world.capture(3010, act(done)))
    expect(world.assist.moves).toEqual([])
    expect(world.story).not.toContain("call charge 30.10")
  })
})

describe("a wish of which nobody knows", () => {
  it.each([
    ["no answer, and the ledger shows nothing", unknown, true as const],
    ["no answer, and the ledger cannot be read", unknown, new AssistError("timeout", "no answer")],
    ["success in words only, as of a repeated charge", done, true as const],
  ])("%s: the owner is told so, the intent stays open, the job will look", async (_, answer, read) => {
    world.reads = [true, read]
    const error = await failure(world.capture(3010, doNothing(answer)))
    expect(error).toMatchObject({
      code: "assist_outcome_unknown",
      message: expect.stringContaining("Do not repeat it yet"),
    })
    expect(world.rows[0]).toMatchObject({ outcome: "unknown", settled_at: null })
    expect(world.story).toContain("due in 60")
  })

  it("blocks the next one, which calls nobody", async () => {
    await failure(world.capture(3010, doNothing(unknown)))
    const error = await failure(world.capture(5000, act(done)))
    expect(error).toMatchObject({ type: "not_allowed", code: "assist_outcome_unknown" })
    expect(error.message).toContain("capture of 30.10 BYN")
    expect(world.assist.moves).toEqual([])
  })

  it("is adopted by the next try once Assist shows it", async () => {
    world.reads = [true, new AssistError("timeout", "no answer")]
    await failure(world.capture(3010, act(unknown)))
    await expect(world.capture(3010, act(done))).resolves.toMatchObject({ attempt: { charged: 3010 } })
    expect(world.rows).toHaveLength(1)
    expect(world.rows[0]?.outcome).toBe("done")
    expect(world.assist.moves).toEqual(["charge 3010"])
  })

  it("a crash before its outcome was written blocks until its time is over, then the next one goes ahead", async () => {
    const crashed = world.earlier({ amount: "30.10", currency: "BYN" }, SETTLE_AFTER - 10)
    await failure(world.capture(5000, act(done)))
    expect(world.assist.moves).toEqual([])
    crashed.created_at = new Date(Date.now() - (SETTLE_AFTER + 1) * 1000)
    await expect(world.capture(5000, act(done))).resolves.toMatchObject({ attempt: { charged: 5000 } })
    expect(crashed.outcome).toBe("not_sent")
  })

  it("a refund that another settled refund explains does not count as done twice", async () => {
    world.assist.charge(money(10_000))
    world.assist.cancel(money(2500))
    world.earlier({ kind: "refund", amount: "25.00", currency: "BYN", outcome: "done", settled_at: new Date() }, 900)
    const open = world.earlier({ kind: "refund", amount: "25.00", currency: "BYN" }, SETTLE_AFTER + 1)
    await moveMoney(world.context, {
      orderNumber: orderNumber("payses_1"),
      kind: "refund",
      key: { id: "ref_3" },
      decide: (view) => decideRefund(view, { asked: money(2500), booked: minor(2500), bookOnly: false }),
      call: async (_, sum) => {
        world.assist.cancel(sum)
        return done
      },
    })
    expect(open.outcome).toBe("not_sent")
    expect(world.assist.moves).toEqual(["charge 10000", "return 2500", "return 2500"])
  })

  it("Assist still at work is neither repeated nor refused for good", async () => {
    const error = await failure(
      moveMoney(world.context, {
        orderNumber: orderNumber("payses_1"),
        kind: "charge",
        key: { id: "capt_1" },
        decide: () =>
          decideCapture(
            { status: "held", paid: attempt({ moving: true }), extra: [], last: undefined, attempts: [], reported: [] },
            {
              asked: money(100),
              booked: minor(0),
              bookedLongAgo: minor(0),
            },
          ),
        call: (_, sum) => act(done)(sum),
      }),
    )
    expect(error).toMatchObject({ type: "not_allowed", message: expect.stringContaining("Try again in a minute") })
    expect(world.assist.moves).toEqual([])
  })
})
