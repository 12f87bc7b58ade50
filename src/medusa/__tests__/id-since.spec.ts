import { generateEntityId } from "@medusajs/framework/utils"
import { idSince } from "../id-since"

describe("the least id since a moment", () => {
  it("is no greater than the ids Medusa makes from then on, and greater than those before", () => {
    const before = generateEntityId("", "capt")
    const made = Date.now()
    expect(idSince("capt", new Date(made + 1)) > before).toBe(true)
    expect(idSince("capt", new Date(made - 1000)) <= before).toBe(true)
    expect(idSince("ref", new Date(made)) <= generateEntityId("", "ref")).toBe(true)
  })

  it("has ten digits of time", () => {
    expect(idSince("capt", new Date(0))).toBe("capt_0000000000")
    expect(idSince("ref", new Date(33))).toBe("ref_0000000011")
  })
})
