import { MedusaError } from "@medusajs/framework/utils"
import { AssistError } from "../../gateway"
import { guarded } from "../../modules/assist/ledger/guarded"
import { holdDeadline } from "../../payments/hold-deadline"
import { saying } from "../../refusals/saying"
import { toMedusaError, toShopperError } from "../errors"

describe("errors that leave a hook", () => {
  it('are Medusa\'s own, with a text: a plain Error would reach the admin as "unknown error"', () => {
    const error = toMedusaError(new Error("socket hang up"), saying("capture_failed"))
    expect(MedusaError.isMedusaError(error)).toBe(true)
    expect(error).toMatchObject({ type: "unexpected_state", message: "The capture failed: socket hang up" })
  })

  it("name the kind of trouble with Assist", () => {
    const error = toMedusaError(new AssistError("timeout", "no answer"), saying("capture_failed"))
    expect(error).toMatchObject({ code: "assist_timeout", message: "The capture failed: no answer" })
  })

  it("stay as they are when they were made for the owner already", () => {
    const refusal = new MedusaError(MedusaError.Types.NOT_ALLOWED, "second capture")
    expect(toMedusaError(refusal, saying("capture_failed"))).toBe(refusal)
  })

  it.each(["text", undefined, null, 7])("thrown as %p, have a text all the same", (thrown) => {
    expect(toMedusaError(thrown, saying("capture_failed")).message).toBe(`The capture failed: ${String(thrown)}`)
  })
})

describe("errors a shopper may read", () => {
  const lines: string[] = []
  const logger = { error: (line: string | Error) => lines.push(String(line)) } as Parameters<typeof toShopperError>[2]
  beforeEach(() => lines.splice(0))

  it.each([
    ["the ledger", guarded(Promise.reject(new Error('select * from "x" - relation "assist_order" does not exist')))],
    ["the ledger without tables", guarded(Promise.reject(Object.assign(new Error("no"), { code: "42P01" })))],
    ["a query of core", Promise.reject(new Error('insert into "payment" - null value in column "id"'))],
    ["no error at all", Promise.reject("assist_order is locked")],
  ])("say nothing of the database, which is for the log: %s", async (_, failing) => {
    const error = toShopperError(
      await failing.catch((thrown: unknown) => thrown),
      "The payment could not be read",
      logger,
    )
    expect(error).toMatchObject({
      type: "unexpected_state",
      message: "The payment could not be read. Try again in a minute.",
    })
    expect(lines).toEqual([expect.stringMatching(/assist_order|medusa-payment-assist|column/)])
  })

  it("stay as they are when they were made to be read", () => {
    const pending = new MedusaError(MedusaError.Types.PAYMENT_REQUIRES_MORE_ERROR, "not complete yet")
    expect(toShopperError(pending, "What", logger)).toBe(pending)
    expect(toShopperError(new AssistError("timeout", "no answer"), "What", logger)).toMatchObject({
      code: "assist_timeout",
    })
    expect(lines).toEqual([])
  })
})

it("a hold ends its days after the payment, whatever the clock of the shop says about summer time", () => {
  expect(holdDeadline(new Date("2026-03-27T10:00:00Z"), 4)).toBe("2026-03-31T10:00:00.000Z")
})
