import { CREDENTIALS, element, SHOP, servicePath, startSandbox, type TestSandbox } from "./start-sandbox.ts"

// What sources contradict each other in (protocol 16): the default, and the setting that has it the other way.

let sandbox: TestSandbox
let counter = 0

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())

const settings = (patch: Record<string, unknown>) => sandbox.tell("/_control/settings", patch)
const held = (amount = "150.00") =>
  sandbox.tell("/_control/orders", { ordernumber: `V-${++counter}`, amount, card: "approve" })
const ask = async (service: string, fields: Record<string, string>, format = "5") => {
  const { status, text } = await sandbox.post(service, { ...CREDENTIALS, Format: format, ...fields })
  return { status, text, json: () => JSON.parse(text) }
}
const send = (service: string, body: string, type = "application/json") =>
  fetch(sandbox.url + servicePath(service), { method: "POST", headers: { "content-type": type }, body })
const nobody = { OrderNumber: "nobody" }

describe("JSON errors", () => {
  afterEach(() => settings({ jsonErrorStatus: false, jsonErrorShape: "both" }))

  it("come with HTTP 200 by default, their codes in both places", async () => {
    const reply = await ask("orderresult", nobody)
    expect([reply.status, reply.json()]).toMatchObject([
      200,
      { fault: { faultcode: "10", faultstring: "201" }, firstcode: "10", secondcode: "201" },
    ])
  })

  it.each([
    ["authentication", "charge", { Password: "wrong" }, 401, "7"],
    ["a forbidden operation", "charge", { Billnumber: "paid" }, 403, "15"],
    ["a missing parameter", "charge", {}, 400, "3"],
    ["an absent object", "orderresult", nobody, 400, "10"],
    ["an unknown merchant", "orderresult", { ...nobody, Merchant_ID: "999999" }, 400, "10"],
  ])(
    "%s: %s with %p is HTTP %i when the merchant's gateway has it so",
    async (_name, service, fields, status, code) => {
      await settings({ jsonErrorStatus: true })
      const sent: Record<string, string> = { ...fields }
      if (sent["Billnumber"]) {
        const { billnumber } = await sandbox.tell("/_control/orders", {
          ordernumber: `V-${++counter}`,
          amount: "1.00",
          card: "approve",
          delay: false,
        })
        sent["Billnumber"] = billnumber
      }
      const reply = await ask(service, sent)
      expect([reply.status, reply.json().firstcode]).toEqual([status, code])
    },
  )

  it("an internal error is 500, and so is broken JSON 400, before anybody is recognized", async () => {
    await settings({ jsonErrorStatus: true })
    await sandbox.tell("/_control/faults", { service: "orderstate", kind: "internal_error" })
    expect((await ask("orderstate", nobody)).status).toBe(500)
    expect((await send("charge", "{")).status).toBe(400)
  })

  it("errors in other formats and payrequest's refusal stay 200", async () => {
    await settings({ jsonErrorStatus: true })
    for (const format of ["1", "3", "4"]) expect((await ask("orderstate", nobody, format)).status).toBe(200)
    const refused = await ask("payrequest", { OrderNumber: "V", OrderAmount: "1.00" })
    expect([refused.status, refused.json().orderstate]).toEqual([200, "Decline"])
  })

  it.each([
    ["fault", { fault: { faultcode: "10", faultstring: "201", detail: { message: expect.any(String) } } }],
    ["bare", { faultcode: "10", faultstring: "201", detail: { message: expect.any(String) } }],
    ["codes", { firstcode: "10", secondcode: "201" }],
  ])("in the shape %s", async (jsonErrorShape, expected) => {
    await settings({ jsonErrorShape })
    const reply = (await ask("orderresult", nobody)).json()
    expect(reply).toMatchObject(expected)
    expect(Object.keys(reply)).toEqual(Object.keys(expected))
  })

  it("of the token API and of saved cards are told the same way", async () => {
    await settings({ jsonErrorStatus: true, jsonErrorShape: "bare" })
    const login = await send("/api/v1/auth/login.cfm", JSON.stringify({ login: SHOP.login, password: "wrong" }))
    expect([login.status, await login.json()]).toMatchObject([401, { faultcode: "7", faultstring: "102" }])
    const right = await send("/api/v1/auth/login.cfm", JSON.stringify({ login: SHOP.login, password: SHOP.password }))
    expect(right.status).toBe(200)
    const { access_token } = (await right.json()) as { access_token: string }
    const declined = await fetch(`${sandbox.url}/api/v1/order/cancel.cfm`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${access_token}` },
      body: JSON.stringify({ merchant_id: SHOP.merchantId, ordernumber: "nobody" }),
    })
    expect([declined.status, await declined.json()]).toMatchObject([400, { faultcode: "10", faultstring: "201" }])
    const cards = await send("/pay/oneclick/v1/get_tokens.cfm", JSON.stringify({ merchant: { merchant_id: "123456" } }))
    expect([cards.status, await cards.json()]).toMatchObject([400, { faultcode: "3", faultstring: "101" }])
  })

  it("are a merchant's own: another one's stay as they are", async () => {
    await settings({ jsonErrorStatus: true })
    await sandbox.tell("/_control/merchants", { merchant_id: "654321", login: "othershop", password: "Passw0rd2" })
    const other = { Merchant_ID: "654321", Login: "othershop", Password: "Passw0rd2" }
    expect((await ask("orderresult", { ...nobody, ...other })).status).toBe(200)
  })
})

describe("a JSON body that names a Format", () => {
  const body = async (format: number) => {
    const { ordernumber } = await held()
    const merchant = { merchant_id: SHOP.merchantId, login: SHOP.login, password: SHOP.password }
    return JSON.stringify({ merchant, ordernumber, format })
  }

  it("is answered in JSON, as a document says", async () => {
    const reply = await send("orderresult", await body(3))
    expect([reply.headers.get("content-type"), (await reply.text())[0]]).toEqual([
      "application/json; charset=utf-8",
      "{",
    ])
  })

  it("is answered in that format when the merchant's gateway has it so", async () => {
    await settings({ jsonBodyFormat: "obeyed" })
    const xml = await (await send("orderresult", await body(3))).text()
    expect(xml).toMatch(/<result firstcode="0" secondcode="0" count="1">\s*<order>/)
    const period = JSON.parse(await body(3))
    expect(await (await send("resultbydate", JSON.stringify({ merchant: period.merchant, format: 3 }))).text()).toMatch(
      /<result [^>]*>\s*<payment>/,
    )
    const { merchant, ordernumber } = period
    const without = await send("orderresult", JSON.stringify({ merchant, ordernumber }))
    expect(await without.json()).toMatchObject({ orderresult: { orders: [{ ordernumber }] } })
    await settings({ jsonBodyFormat: "ignored" })
  })
})

describe("amounts and signatures of a charge in JSON", () => {
  it("amounts are numbers", async () => {
    const { charge } = (await ask("charge", { Billnumber: (await held()).billnumber })).json()
    expect([charge.amount, charge.orderamount]).toEqual([150, 150])
  })

  it("or texts with two decimals, what else is a number staying one", async () => {
    await settings({ jsonAmounts: "string" })
    const { billnumber } = await held()
    const { charge } = (await ask("charge", { Billnumber: billnumber })).json()
    expect([charge.amount, charge.orderamount, charge.operationtype, charge.rate]).toEqual(["150.00", "150.00", 200, 1])
    const { cancel } = (await ask("cancel", { Billnumber: billnumber, Amount: "0.50", Currency: "BYN" })).json()
    expect([cancel.amount, cancel.orderamount]).toEqual(["0.50", "150.00"])
    // orderresult's sample has numbers (protocol 6.1).
    const { orderresult } = (await ask("orderresult", { Billnumber: billnumber })).json()
    expect(orderresult.orders[0].orderamount).toBe(150)
    await settings({ jsonAmounts: "number" })
  })

  it("the OpenPGP signature is one line of base64, or several of the same", async () => {
    await settings({ signType: "pgp" })
    const signature = async () =>
      (await ask("charge", { Billnumber: (await held()).billnumber })).json().charge.signature
    expect(await signature()).toMatch(/^[A-Za-z0-9+/]+=*$/)
    await settings({ signatureLines: true })
    const lines = (await signature()).split("\r\n")
    expect(lines.length).toBeGreaterThan(1)
    expect(Buffer.from(lines.join(""), "base64").toString("latin1")).toContain(",AS000,150.00,BYN,411111****1111,")
    await settings({ signatureLines: false, signType: "md5" })
  })
})

describe("orderresult in SOAP", () => {
  const envelope = async () => {
    const { ordernumber } = await held()
    return (await ask("orderresult", { OrderNumber: ordernumber }, "4")).text
  }

  it("is wrapped as the document has it, or not", async () => {
    expect(await envelope()).toMatch(/<ws:orderresultResponse>\s*<orderresult>\s*<order>/)
    await settings({ soapOrderResult: "bare" })
    const bare = await envelope()
    expect(bare).toMatch(/<soapenv:Body>\s*<ws:orderresult>\s*<order>/)
    expect(element(bare, "orderstate")).toBe("Delayed")
    await settings({ soapOrderResult: "wrapped" })
  })
})

describe("charge in JSON", () => {
  const line = { id: 1, name: "Tea", price: 75, quantity: 2, amount: 150, tax: "vat20", fpmode: 4 }

  it("takes chequeitem[] for the lines of its receipt", async () => {
    const { billnumber, ordernumber } = await held()
    expect(await sandbox.postJson("charge", { billnumber, chequeitem: [{ ...line, amount: 1 }] })).toMatchObject({
      firstcode: "5",
      secondcode: "179",
    })
    const { charge } = await sandbox.postJson("charge", { billnumber, chequeitem: [line], fiscalization: 1 })
    expect(charge.orderstate).toBe("Approved")
    const { orders } = await sandbox.read(`/_control/orders?ordernumber=${ordernumber}`)
    expect(orders[0].operations[1].receipt).toMatchObject([{ name: "Tea", quantity: 2000, amount: "150.00" }])
    expect(await sandbox.json("fiscalreceipt", { Billnumber: billnumber })).toMatchObject({
      fiscalreceipt: { status: "Success", total: "150.00" },
    })
  })

  it("fiscalization 0 makes no fiscal receipt, a repeat changes nothing", async () => {
    const { billnumber } = await held()
    await sandbox.postJson("charge", { billnumber })
    await sandbox.postJson("charge", { billnumber, fiscalization: 0 })
    expect(await sandbox.json("fiscalreceipt", { Billnumber: billnumber })).toMatchObject({ fiscalreceipt: {} })
    const other = await held()
    await sandbox.postJson("charge", { billnumber: other.billnumber, fiscalization: 0 })
    expect(await sandbox.json("fiscalreceipt", { Billnumber: other.billnumber })).toMatchObject({
      firstcode: "10",
      secondcode: "179",
    })
  })
})

it.each(["soapOrderResult", "soapExtMessage", "billCheckValue", "billXml", "jsonAmounts", "cfsidAlphabet"])(
  "%s takes none but its values",
  async (name) => {
    await expect(settings({ [name]: "other" })).rejects.toThrow(/must be one of/)
  },
)
