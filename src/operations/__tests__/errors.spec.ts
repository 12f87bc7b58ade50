import { MedusaError } from "@medusajs/framework/utils"
import { AssistError } from "../../gateway"
import { holdDeadline } from "../../payments/hold-deadline"
import { toMedusaError } from "../errors"

describe("errors that leave a hook", () => {
  it('are Medusa\'s own, with a text: a plain Error would reach the admin as "unknown error"', () => {
    const error = toMedusaError(new Error("socket hang up"), "The capture failed")
    expect(MedusaError.isMedusaError(error)).toBe(true)
    expect(error).toMatchObject({ type: "unexpected_state", message: "The capture failed: socket hang up" })
  })

  it("name the kind of trouble with Assist", () => {
    const error = toMedusaError(new AssistError("timeout", "no answer"), "The capture failed")
    expect(error).toMatchObject({ code: "assist_timeout", message: "The capture failed: no answer" })
  })

  it("stay as they are when they were made for the owner already", () => {
    const refusal = new MedusaError(MedusaError.Types.NOT_ALLOWED, "second capture")
    expect(toMedusaError(refusal, "The capture failed")).toBe(refusal)
  })

  it.each(["text", undefined, null, 7])("thrown as %p, have a text all the same", (thrown) => {
    expect(toMedusaError(thrown, "The capture failed").message).toBe(`The capture failed: ${String(thrown)}`)
  })
})

it("a hold ends its days after the payment, whatever the clock of the shop says about summer time", () => {
  expect(holdDeadline(new Date("2026-03-27T10:00:00Z"), 4)).toBe("2026-03-31T10:00:00.000Z")
})
