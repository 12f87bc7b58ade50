import fc from "fast-check"
import { classifyOperation } from "../classify-operation"
import { Malformed } from "../decode/malformed"
import { parseXml } from "../decode/parse-xml"
import { readOperationReply } from "../decode/read-operation-reply"
import { readOrder } from "../decode/read-order"
import { decodeReply } from "../decode/reply-document"
import { CallBudget } from "../http/call-budget"
import { AssistError, CheckValues, decodeNotification } from "../index"
import { resolveOptions } from "../resolve-options"
import { nearSuccess, notificationBytes, replyBytes } from "./support/arbitrary-replies"
import { byn, ORDER } from "./support/start"
import { writtenElement } from "./support/written-xml"

/**
 * Short by itself. The long run: FUZZ_RUNS=1000000 npm test -- unit -t "fuzz" (README of src/gateway).
 * FUZZ_SEED repeats a run that failed.
 */
const numRuns = Number(process.env["FUZZ_RUNS"] ?? "500")
const settings = { numRuns, ...(process.env["FUZZ_SEED"] ? { seed: Number(process.env["FUZZ_SEED"]) } : undefined) }
jest.setTimeout(Math.max(20_000, numRuns * 5))

/**
 * No case may take long: what is quadratic in a short text hangs in a long one. Processor time, since a long run is made
 * beside other work.
 */
const LONGEST_MS = 1_000

function within(work: () => void): void {
  const started = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(started)
  const took = (user + system) / 1000
  if (took > LONGEST_MS) throw new Error(`took ${Math.round(took)} ms`)
}

const options = resolveOptions({
  serverUrl: "https://payments.example",
  merchantId: "123456",
  login: "shop_login",
  password: "Passw0rd99",
  secretWords: ["s3cr3t-word"],
})
const context = {
  options,
  // classifying sends nothing
  port: undefined as never,
  budget: new CallBudget(8),
  checkValues: new CheckValues(options.secretWords),
  signer: undefined,
  verifier: undefined,
}
const CHARGE = {
  service: "charge",
  path: "/charge/charge.cfm",
  typeCode: "200",
  successStates: ["Approved", "PartialDelayed"],
} as const

afterAll(() => {
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined()
  expect(Object.keys(Object.prototype)).toEqual([])
})

describe("fuzz", () => {
  it("every decoder: nothing but the typed error, no hang, no polluted prototype", () => {
    fc.assert(
      fc.property(replyBytes, (body) => {
        within(() => {
          try {
            const document = decodeReply(body, undefined)
            for (const typeCode of ["100", "200", "300"] as const) readOperationReply(document, typeCode)
            for (const order of document.orders) readOrder(order, undefined)
          } catch (error) {
            if (!(error instanceof Malformed)) throw error
          }
        })
        expect(Object.keys(Object.prototype)).toHaveLength(0)
      }),
      settings,
    )
  })

  it("the outcome of a charge: done only with success, our order and our sum", async () => {
    let done = 0
    await fc.assert(
      fc.asyncProperty(fc.oneof(replyBytes, nearSuccess), fc.constantFrom(200, 200, 500), async (body, status) => {
        const asked = { billNumber: "5112223334445556", orderNumber: ORDER, money: byn(3010) }
        const result = { outcome: "replied", status, contentType: undefined, location: undefined, body } as const
        const outcome = await classifyOperation(context, CHARGE, asked, result)
        if (outcome.outcome !== "done") return
        done++
        expect(status).toBe(200)
        const { billNumber, orderNumber } = outcome.reply
        expect([billNumber ?? orderNumber, orderNumber ?? billNumber].every((name) => name !== undefined)).toBe(true)
        expect(["5112223334445556", undefined]).toContain(billNumber)
        expect([ORDER, undefined]).toContain(orderNumber)
        expect(outcome.reply).toMatchObject({
          responseCode: "AS000",
          money: byn(3010),
          codes: { first: "0", second: "0" },
        })
        expect(["Approved", "PartialDelayed"]).toContain(outcome.reply.state)
      }),
      settings,
    )
    // the generator must reach what is to be shown
    expect(done).toBeGreaterThan(numRuns / 100)
  })

  it("notifications: nothing but the typed error, and nothing personal for logs", () => {
    fc.assert(
      fc.property(notificationBytes, ({ body, contentType }) => {
        within(() => {
          try {
            const notification = decodeNotification(body, contentType)
            notification.scrubbedFields()
            if (Object.getPrototypeOf(notification.fields) !== null) throw new Error("has a prototype")
          } catch (error) {
            if (!(error instanceof AssistError)) throw error
          }
        })
      }),
      settings,
    )
  })

  it("XML: what is well-formed reads as it was written", () => {
    fc.assert(
      fc.property(writtenElement, ({ xml, key, value }) => {
        expect(parseXml(xml)).toEqual({ [key]: value })
      }),
      settings,
    )
  })
})
