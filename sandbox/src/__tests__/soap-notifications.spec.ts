import { type Receiver, startReceiver } from "./start-receiver.ts"
import { element, eventually, startSandbox, type TestSandbox } from "./start-sandbox.ts"

let sandbox: TestSandbox
let shop: Receiver
let counter = 0

beforeAll(async () => {
  shop = await startReceiver()
  sandbox = await startSandbox({ flags: ["--notification-url", shop.url] })
  await sandbox.tell("/_control/settings", { notificationProtocol: "soap", retryScale: 0.0001 })
})
afterAll(async () => {
  await sandbox.stop()
  await shop.stop()
})

const text = (raw: string) => Buffer.from(raw, "latin1").toString("utf8")
const settings = (patch: Record<string, unknown>) => sandbox.tell("/_control/settings", patch)
/** Pays an order and gives what the shop was sent about it, answered as told. */
const notified = async (answer: (envelope: string) => { status?: number; body: string }, fields = {}) => {
  const ordernumber = `W-${++counter}`
  const messages: string[] = []
  shop.answer = () => {
    const envelope = text(shop.received.at(-1)?.raw ?? "")
    if (envelope.includes(`>${ordernumber}<`)) messages.push(envelope)
    return answer(envelope)
  }
  const order = await sandbox.tell("/_control/orders", { ordernumber, amount: "10.00", card: "approve", ...fields })
  const row = await eventually(async () => {
    const { notifications } = await sandbox.read(`/_control/notifications?ordernumber=${ordernumber}`)
    return notifications[0].attempts > 0 && notifications[0]
  })
  // By its number: earlier ones without an answer are still being repeated.
  const sent = shop.received.find((one) => one.raw.includes(`>${ordernumber}<`))
  return { messages, sent, row, order }
}
const echo = (envelope: string) =>
  `<order><billnumber>${element(envelope, "billnumber")}</billnumber><packetdate>${element(envelope, "packetdate")}</packetdate></order>`
const inEnvelope = (content: string) =>
  `<?xml version="1.0"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${content}</soap:Body></soap:Envelope>`
const bare = (envelope: string) => ({
  body: `<pushpaymentresult firstcode="0" secondcode="0">${echo(envelope)}</pushpaymentresult>`,
})

describe("protocol SOAP", () => {
  it("posts an envelope with the form's fields as elements", async () => {
    const { messages, sent, order } = await notified(bare, { comment: "Чай & <мёд>" })
    const [envelope = ""] = messages
    expect(sent?.contentType).toBe("text/xml; charset=utf-8")
    expect(envelope).toMatch(/<SOAP-ENV:Body>\s*<ws:pushpaymentresult /)
    expect(element(envelope, "billnumber")).toBe(order.billnumber)
    expect(element(envelope, "ordercomment")).toBe("Чай &amp; &lt;мёд&gt;")
    expect(element(envelope, "checkvalue")).toMatch(/^[0-9A-F]{32}$/)
    expect(envelope).not.toContain("<operation>")
  })

  it.each([
    ["the plain answer", bare],
    ["the same in an envelope", (e: string) => ({ body: inEnvelope(bare(e).body) })],
    [
      "prefixed, with the codes as elements",
      (e: string) => ({
        body: inEnvelope(
          `<ws:PushPaymentResult xmlns:ws="x"><firstcode>0</firstcode><secondcode>0</secondcode>${echo(e)}</ws:PushPaymentResult>`,
        ),
      }),
    ],
  ])("%s is a success", async (_name, answer) => {
    expect((await notified(answer)).row).toMatchObject({ state: "answered", attempts: 1 })
  })

  it.each([200, 500])("a fault with HTTP %i is a failure and ends delivery", async (status) => {
    const body = inEnvelope("<soap:Fault><faultcode>9</faultcode><faultstring>7</faultstring><detail/></soap:Fault>")
    const { row } = await notified(() => ({ status, body }))
    expect(row).toMatchObject({ state: "failed", attempts: 1, deliveries: [{ result: "failure answer 9/7" }] })
  })

  it("an envelope with something else is no answer", async () => {
    const { row } = await notified(() => ({ body: inEnvelope("<ok/>") }))
    expect(row.deliveries[0].result).toBe("no answer: no pushpaymentresult in the reply")
  })

  it("speaks windows-1251 when asked to", async () => {
    await settings({ notificationCharset: "windows-1251" })
    const { sent } = await notified(bare, { comment: "Чай" })
    await settings({ notificationCharset: "utf-8" })
    expect(sent?.contentType).toBe("text/xml; charset=windows-1251")
    expect(sent?.raw).toContain('encoding="windows-1251"')
    expect(sent?.raw).toContain("\xd7\xe0\xe9")
  })
})

describe("protocol SOAP EXT", () => {
  beforeAll(() => settings({ notificationProtocol: "soapext" }))

  it("is the documented message: what an operation says is said in the operation alone", async () => {
    const { messages, order } = await notified(bare, { comment: "a" })
    const [envelope = ""] = messages
    expect(envelope).toMatch(/<soapenv:Body>\s*<ws:PushPaymentResult>\s*<order>\s*<merchant_id>123456</)
    const [before = "", operation = "", after = ""] = envelope.split(/<\/?operation>/)
    expect(before).toContain("<ordercomment>a</ordercomment>")
    expect(before).not.toMatch(/<(amount|responsecode|operationtype|packetdate)>/)
    expect(element(before, "billnumber")).toBe(order.billnumber)
    expect(element(operation, "billnumber")).toBe(`${order.billnumber}.1`)
    expect([element(operation, "amount"), element(operation, "responsecode")]).toEqual(["10.00", "AS000"])
    expect(element(after, "packetdate")).toMatch(/^\d\d\.\d\d\.\d{4} /)
    expect(element(after, "checkvalue")).toMatch(/^[0-9A-F]{32}$/)
    expect(after).toMatch(/<\/order>\s*<\/ws:PushPaymentResult>/)
  })

  it("nests a charge after the payment before it", async () => {
    const { order } = await notified(bare)
    await sandbox.tell(`/_control/orders/${order.billnumber}/charge`, {})
    const charged = await eventually(async () =>
      shop.received.map((one) => text(one.raw)).find((one) => one.includes(`>${order.billnumber}.2<`)),
    )
    const types = [...charged.matchAll(/<operationtype>(\d+)</g)].map((match) => match[1])
    expect(types).toEqual(["100", "200"])
  })

  it("may be the older one, flat, with the operations as well", async () => {
    await settings({ soapExtMessage: "flat" })
    const { messages, order } = await notified(bare)
    expect(messages[0]).toMatch(
      /<ws:pushpaymentresult [^>]*>\s*<order>[\s\S]*<operation>[\s\S]*<\/operation>\s*<\/order>/,
    )
    expect(messages[0]?.match(/<operation>/g)).toHaveLength(1)
    await sandbox.tell(`/_control/orders/${order.billnumber}/charge`, {})
    const charged = await eventually(async () =>
      shop.received.map((one) => text(one.raw)).find((one) => one.includes(`>${order.billnumber}.2<`)),
    )
    const types = [...charged.matchAll(/<operationtype>(\d+)</g)].map((match) => match[1])
    expect(types).toEqual(["200", "100", "200"])
    await settings({ soapExtMessage: "nested" })
  })
})
