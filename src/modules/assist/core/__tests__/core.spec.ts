import { lineAtBoot } from "../line-at-boot"
import type { ReliedOn } from "../relied-on"
import { TRIED_VERSIONS } from "../tried-versions"
import { type Found, whatIsMissing } from "../what-is-missing"

const reliedOn: ReliedOn = {
  services: ["captureService", "refundService"],
  workflows: ["capturePaymentWorkflow"],
  events: { OrderWorkflowEvents: ["CANCELED"] },
  methods: { payment: ["cancelPayment", "deleteCaptures"] },
  tables: { capture: ["id", "amount"], refund: ["id"] },
}
const all: Found = {
  hasService: () => true,
  hasWorkflow: () => true,
  hasEvent: () => true,
  hasMethod: () => true,
  columns: new Map([
    ["capture", new Set(["id", "amount", "more"])],
    ["refund", new Set(["id"])],
  ]),
}

describe("what is missing in core", () => {
  it("is nothing where everything is found", () => {
    expect(whatIsMissing(all, reliedOn)).toEqual([])
  })

  it("is named, each kind in its words", () => {
    const found: Found = {
      hasService: (key) => key !== "refundService",
      hasWorkflow: () => false,
      hasEvent: () => false,
      hasMethod: (_, name) => name !== "deleteCaptures",
      columns: new Map([["capture", new Set(["id"])]]),
    }
    expect(whatIsMissing(found, reliedOn)).toEqual([
      "refundService in the payment module's container",
      "capturePaymentWorkflow of core-flows",
      "event OrderWorkflowEvents.CANCELED",
      "method deleteCaptures of the module payment",
      "column capture.amount",
      "table refund",
    ])
  })

  it("is not what could not be looked at", () => {
    expect(whatIsMissing({ ...all, hasService: undefined, columns: undefined }, reliedOn)).toEqual([])
  })
})

describe("the line at boot", () => {
  it("is silent on a version that was tried", () => {
    for (const version of TRIED_VERSIONS) expect(lineAtBoot(version, [])).toBeUndefined()
  })

  it.each(["2.99.0", undefined])("says of another version (%s) that nothing is missing", (version) => {
    const medusa = version ? "Medusa 2.99.0" : "this Medusa"
    expect(lineAtBoot(version, [])).toEqual({
      level: "info",
      text: expect.stringContaining(`[assist] not tried with ${medusa}; nothing the plugin relies on is missing.`),
    })
  })

  it.each(["2.99.0", TRIED_VERSIONS[0]])("names what is missing on %s", (version) => {
    const line = lineAtBoot(version, ["table refund", "column capture.amount"])
    expect(line?.level).toBe("error")
    expect(line?.text).toMatch(
      `[assist] Medusa ${version} lacks what the plugin relies on: table refund, column capture.amount. Payments`,
    )
    expect(line?.text).not.toContain("\n")
  })
})
