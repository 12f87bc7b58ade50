import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { type AssistClientOptions, AssistError, replyElement } from "../../src/gateway"
import { Sandbox } from "../support/sandbox"
import { byn, clientOf, closeClients, newNumber, openOrder, yesterday } from "./start"

// What sources contradict each other in (protocol 16, rows 1 to 11): one client, whatever the gateway's settings are.

/** The sandbox's own defaults. */
const DEFAULTS = {
  soapOrderResult: "wrapped",
  billCheckValue: "table",
  billXml: "return",
  jsonAmounts: "number",
  signatureLines: false,
  signType: "md5",
  jsonErrorStatus: false,
  jsonErrorShape: "both",
  resultByDateTime: "operation",
  resultByDateChecks: false,
  soapTokenPay: "PaymentTokenResponseParams",
  tokenPayOrder: "object",
  cfsidAlphabet: "base64",
  jsonBodyFormat: "ignored",
} as const

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await Sandbox.start()
})
afterEach(async () => {
  await closeClients()
  await sandbox.settings(DEFAULTS)
})
afterAll(() => sandbox.stop())

const JSON_BOTH = { requestFormat: "json", replyFormat: "json" } as const
const SOAP_BOTH = { requestFormat: "soap", replyFormat: "soap" } as const

async function held(kopecks = 15000) {
  const orderNumber = await openOrder(clientOf(sandbox), { money: byn(kopecks), delay: 1 })
  const { billnumber } = await sandbox.pay(orderNumber, "approve", false)
  return { orderNumber, billNumber: billnumber }
}

async function errorOf(call: Promise<unknown>): Promise<AssistError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof AssistError)) throw new Error(`expected an AssistError, found ${error}`)
  return error
}

const SHAPES = ["both", "fault", "bare", "codes"] as const
describe.each(SHAPES.flatMap((shape) => [false, true].map((status) => ({ shape, status }))))(
  "JSON errors in the shape $shape, with an HTTP status of their own: $status",
  ({ shape, status }) => {
    beforeEach(() => sandbox.settings({ jsonErrorShape: shape, jsonErrorStatus: status }))

    it("are typed, with both codes", async () => {
      const statuses: (number | undefined)[] = []
      const options = { ...JSON_BOTH, onWire: (entry: { status: number | undefined }) => statuses.push(entry.status) }
      const query = { orderNumber: newNumber(), from: yesterday() }
      const stranger = clientOf(sandbox, { ...options, password: "WrongPass1" })
      expect(await errorOf(stranger.orderResult(query))).toMatchObject({
        kind: "refused",
        codes: { first: "7", second: "102" },
      })
      await sandbox.fault("orderstate", "internal_error")
      expect(await errorOf(clientOf(sandbox, options).orderState(query))).toMatchObject({
        kind: "refused",
        codes: { first: "2", second: "1" },
      })
      expect(await clientOf(sandbox, options).orderResult(query)).toEqual([])
      expect(await errorOf(stranger.declineOrder(query))).toMatchObject({ kind: "refused", codes: { first: "7" } })
      expect(statuses).toEqual(status ? [401, 500, 400, 401] : [200, 200, 200, 200])
    })

    it("of a charge are declined, and money stays where it is", async () => {
      const order = await held()
      const refused = await clientOf(sandbox, JSON_BOTH).charge({ ...order, money: byn(15001) })
      expect(refused).toMatchObject({ outcome: "declined", reply: { codes: { first: "5", second: "108" } } })
      const stranger = clientOf(sandbox, { ...JSON_BOTH, password: "WrongPass1" })
      expect(await stranger.charge(order)).toMatchObject({ outcome: "declined", reply: { codes: { first: "7" } } })
      expect(await sandbox.order(order.orderNumber)).toMatchObject({ held: "150.00", charged: "0.00" })
    })
  },
)

describe.each(["wrapped", "bare"] as const)("orderresult in SOAP, %s", (soapOrderResult) => {
  it("is read with its operations, and so is that there is none", async () => {
    await sandbox.settings({ soapOrderResult })
    const client = clientOf(sandbox, SOAP_BOTH)
    const order = await held()
    expect(await client.orderResult({ orderNumber: order.orderNumber, from: yesterday() })).toMatchObject([
      { ...order, state: "Delayed", money: byn(15000), checkValueVerified: true, operations: [{ type: "payment" }] },
    ])
    expect(await client.orderResult({ orderNumber: newNumber(), from: yesterday() })).toEqual([])
  })
})

describe("createbill", () => {
  /** Asks the sandbox for another format than the client does: Assist answers in one of its own choosing at times. */
  async function inFormat(format: string): Promise<Server> {
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const body = Buffer.concat(chunks).toString("utf8").replace("FORMAT=4", `FORMAT=${format}`)
      const headers = { "content-type": request.headers["content-type"] ?? "" }
      const reply = await fetch(`${sandbox.url}${request.url}`, { method: "POST", headers, body })
      response.setHeader("content-type", reply.headers.get("content-type") ?? "")
      response.end(await reply.text())
    }).listen(0, "127.0.0.1")
    await new Promise((ready) => server.once("listening", ready))
    return server
  }

  // In the table's X is FORMAT, so what is asked for cannot be changed on its way there.
  it.each([
    { billCheckValue: "table", format: "4", billXml: "return" },
    { billCheckValue: "no_returns", format: "4", billXml: "return" },
    { billCheckValue: "no_returns", format: "3", billXml: "return" },
    { billCheckValue: "no_returns", format: "3", billXml: "bill" },
    { billCheckValue: "no_returns", format: "5", billXml: "return" },
  ] as const)("by the check value $billCheckValue, answered in format $format, as $billXml", async (variant) => {
    const { billCheckValue, format, billXml } = variant
    await sandbox.settings({ billCheckValue, billXml })
    const server = await inFormat(format)
    try {
      const serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      const bill = newNumber()
      const client = clientOf(sandbox, { serverUrl, billCheckValue })
      const request = { bill, money: byn(3000), returnUrl: "https://shop.by/back" }
      const { hash } = await client.createBill(request)
      const page = await fetch(`${sandbox.url}/bill/paybill.cfm?ID=${hash}`)
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining(bill)])
    } finally {
      await new Promise((closed) => server.close(closed))
    }
  })

  it.each(["table", "no_returns"] as const)("the check value is the option's: %s", async (billCheckValue) => {
    await sandbox.settings({ billCheckValue: billCheckValue === "table" ? "no_returns" : "table" })
    const client = clientOf(sandbox, { billCheckValue })
    expect(await errorOf(client.createBill({ bill: newNumber(), money: byn(1) }))).toMatchObject({ kind: "refused" })
  })
})

describe.each(["number", "string"] as const)("amounts in JSON as a %s", (jsonAmounts) => {
  it("are the same money in charge and cancel", async () => {
    await sandbox.settings({ jsonAmounts })
    const client = clientOf(sandbox, JSON_BOTH)
    const order = await held()
    expect(await client.charge(order)).toMatchObject({ outcome: "done", reply: { money: byn(15000) } })
    expect(await client.cancel({ ...order, money: byn(50) })).toMatchObject({
      outcome: "done",
      reply: { money: byn(50), state: "PartialCanceled" },
    })
    expect(await sandbox.order(order.orderNumber)).toMatchObject({ charged: "150.00", returned: "0.50" })
  })
})

describe.each([false, true])("OpenPGP signatures, with line breaks: %s", (signatureLines) => {
  it.each([JSON_BOTH, { requestFormat: "form", replyFormat: "xml" }] as const)(
    "are verified in $replyFormat",
    async (formats) => {
      await sandbox.settings({ signatureLines, signType: "pgp" })
      const { pgp } = await sandbox.keys()
      const client = clientOf(sandbox, {
        ...formats,
        assistSignature: { kind: "openpgp", publicKey: pgp, required: true },
      })
      const order = await held()
      const charged = await client.charge(order)
      expect(charged).toMatchObject({ outcome: "done", reply: { money: byn(15000) } })
      const signature = charged.outcome === "done" ? replyElement(charged.reply, "signature") : ""
      expect(/\s/.test(signature)).toBe(signatureLines)
      expect(await client.orderResult({ orderNumber: order.orderNumber, from: yesterday() })).toMatchObject([
        { state: "Approved" },
      ])
    },
  )
})

describe.each([false, true])("resultbydate, with merchant_id and checkvalue: %s", (resultByDateChecks) => {
  it.each(["csv", "xml", "soap", "json"] as const)("is read in %s, with either DateTimeMode", async (replyFormat) => {
    await sandbox.settings({ resultByDateChecks })
    const order = await held()
    const to = new Date(Date.now() + 60_000)
    for (const dateTimeMode of [undefined, 0, 1]) {
      const query = { from: new Date(to.getTime() - 60 * 60_000), to, dateTimeMode }
      const report = await clientOf(sandbox, { replyFormat }).resultByDate(query)
      expect(report.filter(({ orderNumber }) => orderNumber === order.orderNumber)).toMatchObject([
        { billNumber: order.billNumber, operation: { type: "payment", money: byn(15000) } },
      ])
    }
    const asked = (await sandbox.requests("resultbydate")).slice(-3)
    expect(asked.map(({ fields }) => fields["datetimemode"])).toEqual([undefined, "0", "1"])
  })
})

describe.each(["PaymentTokenResponseParams", "tokenpay"] as const)("tokenpay in SOAP as %s", (soapTokenPay) => {
  it("holds the money", async () => {
    await sandbox.settings({ soapTokenPay })
    await tokenPays(SOAP_BOTH)
  })
})

describe.each(["object", "list"] as const)("tokenpay in JSON with its order as %s", (tokenPayOrder) => {
  it("holds the money", async () => {
    await sandbox.settings({ tokenPayOrder })
    await tokenPays(JSON_BOTH)
  })
})

async function tokenPays(formats: Partial<AssistClientOptions>): Promise<void> {
  const orderNumber = newNumber()
  const paid = await clientOf(sandbox, formats).tokenPay({
    orderNumber,
    money: byn(5500),
    delay: 1,
    payer: { lastname: "Купала", firstname: "Янка", email: "yanka@example.by" },
    token: { type: "google_pay", token: { protocolVersion: "ECv2" } },
  })
  expect(paid).toMatchObject({ outcome: "done", reply: { order: { orderNumber, money: byn(5500) } } })
  expect(await sandbox.order(orderNumber)).toMatchObject({ held: "55.00" })
}

describe.each(["base64", "base64url"] as const)("CFSID in %s", (cfsidAlphabet) => {
  it("leads from payrequest to the order's own page", async () => {
    await sandbox.settings({ cfsidAlphabet })
    // Enough of them for one with each of the characters that an address escapes.
    for (let n = 0; n < 12; n++) {
      const orderNumber = newNumber()
      const { url } = await clientOf(sandbox).payRequest({ orderNumber, money: byn(700), delay: 1 })
      expect(new URL(url).searchParams.get("CFSID")).toMatch(cfsidAlphabet === "base64" ? /^[\w+/=]+$/ : /^[\w-]+$/)
      expect(await (await fetch(url)).text()).toContain(orderNumber)
    }
  })
})

describe.each(["ignored", "obeyed"] as const)("the Format in a JSON body %s", (jsonBodyFormat) => {
  it.each(["xml", "csv", "soap"] as const)(
    "the reply is told by its first byte when %s is asked for",
    async (format) => {
      await sandbox.settings({ jsonBodyFormat })
      const client = clientOf(sandbox, { requestFormat: "json", replyFormat: format })
      const order = await held()
      expect(await client.charge({ ...order, money: byn(4000) })).toMatchObject({
        outcome: "done",
        reply: { money: byn(4000) },
      })
      expect(await client.orderResult({ orderNumber: order.orderNumber, from: yesterday() })).toMatchObject([
        { state: "PartialDelayed", checkValueVerified: true },
      ])
      const to = new Date(Date.now() + 60_000)
      const report = await client.resultByDate({ from: new Date(to.getTime() - 60 * 60_000), to })
      expect(report.filter(({ orderNumber }) => orderNumber === order.orderNumber)).toHaveLength(2)
      expect(await sandbox.order(order.orderNumber)).toMatchObject({ charged: "40.00" })
    },
  )
})

it("a charge in JSON carries the lines of its receipt", async () => {
  const order = await held()
  const item = { id: 1, name: "Чай", price: byn(7500).amount, quantity: 2, amount: byn(15000).amount }
  const receipt = { items: [{ ...item, tax: "vat20", fpmode: 4 }] }
  const charged = await clientOf(sandbox, JSON_BOTH).charge({ ...order, money: byn(15000), receipt })
  expect(charged).toMatchObject({ outcome: "done" })
  const [, charge] = (await sandbox.order(order.orderNumber)).operations
  expect(charge).toMatchObject({ receipt: [{ name: "Чай", amount: "150.00" }] })
})
