import { codes, element, SHOP, servicePath, startSandbox, type TestSandbox } from "./start-sandbox.ts"

let sandbox: TestSandbox
let counter = 0

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())

const order = (fields: Record<string, unknown> = {}) =>
  sandbox.tell("/_control/orders", { ordernumber: `S-${++counter}`, amount: "100.00", card: "approve", ...fields })

describe("who is asking", () => {
  it.each([
    [{ Merchant_ID: "" }, "3/100"],
    [{ Merchant_ID: "999" }, "10/100"],
    [{ Merchant_ID: "2147483648" }, "4/100"],
    [{ Merchant_ID: "abc" }, "4/100"],
    [{ Login: "" }, "3/101"],
    [{ Login: "someone" }, "7/101"],
    [{ Password: "" }, "3/102"],
    [{ Password: "wrong" }, "7/102"],
  ])("%p is answered %s", async (fields, expected) => {
    for (const service of ["charge", "cancel", "wscancel", "orderresult", "orderstate"]) {
      const reply = await sandbox.call(service, {
        Billnumber: "5112223334445556",
        OrderNumber: "X",
        Format: "3",
        ...fields,
      })
      expect([service, codes(reply)]).toEqual([service, expected])
    }
  })

  it.each([
    "Password",
    "password",
    "Cardnumber",
    "Cvc2",
    "PaymentToken",
    "Expiremonth",
    "Expireyear",
    "Cardholder",
    "Signature",
  ])("%s in the query string is an error", async (name) => {
    const body = new URLSearchParams({ Merchant_ID: SHOP.merchantId, Login: SHOP.login, Password: SHOP.password })
    const url = `${sandbox.url}${servicePath("orderresult")}?${name}=x`
    expect(codes(await (await fetch(url, { method: "POST", body })).text())).toMatch(/^14\//)
    expect(codes(await (await fetch(url)).text())).toMatch(/^14\//)
  })

  it("GET is refused", async () => {
    const reply = await fetch(`${sandbox.url}${servicePath("charge")}?Merchant_ID=${SHOP.merchantId}`)
    expect([reply.status, codes(await reply.text())]).toEqual([200, "15/350"])
  })
})

describe("formats", () => {
  it.each(["2", "6", "x"])("there is no Format %s", async (Format) => {
    expect(codes(await sandbox.call("orderresult", { OrderNumber: "X", Format }))).toBe("5/103")
  })

  it("XML errors have an inline DOCTYPE and HTTP 200", async () => {
    const body = new URLSearchParams({ Format: "3" })
    const reply = await fetch(sandbox.url + servicePath("charge"), { method: "POST", body })
    const xml = await reply.text()
    expect(reply.status).toBe(200)
    expect(reply.headers.get("content-type")).toContain("text/xml")
    expect(xml).toContain("<!DOCTYPE result [")
    expect(xml).toContain('<result firstcode="3" secondcode="100" count="0"></result>')
  })

  it("JSON errors carry the codes in both known places", async () => {
    expect(await sandbox.json("orderresult", { OrderNumber: "nothing" })).toMatchObject({
      fault: { faultcode: "10", faultstring: "201", detail: { message: expect.any(String), recomendation: "" } },
      firstcode: "10",
      secondcode: "201",
    })
  })

  it("a JSON request gets JSON, whatever its Format", async () => {
    const { ordernumber } = await order()
    const reply = await fetch(sandbox.url + servicePath("orderresult"), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        merchant: { merchant_id: SHOP.merchantId, login: SHOP.login, password: SHOP.password },
        ordernumber,
        format: 3,
      }),
    })
    expect(await reply.json()).toMatchObject({ orderresult: { orders: [{ ordernumber }] } })
  })

  it("broken JSON is a format error", async () => {
    const headers = { "content-type": "application/json" }
    const reply = await fetch(sandbox.url + servicePath("charge"), { method: "POST", headers, body: "{" })
    expect(codes(await reply.json())).toBe("4/0")
  })

  it("cURL's multipart forms are read too", async () => {
    const { ordernumber } = await order()
    const body = new FormData()
    const fields = {
      merchant_id: SHOP.merchantId,
      login: SHOP.login,
      password: SHOP.password,
      ordernumber,
      format: "3",
    }
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    const reply = await fetch(sandbox.url + servicePath("orderstate"), { method: "POST", body })
    expect(element(await reply.text(), "ordernumber")).toBe(ordernumber)
  })

  it("padding puts blanks around values, as in the samples", async () => {
    const { ordernumber } = await order()
    await sandbox.tell("/_control/settings", { padding: true })
    expect(await sandbox.call("orderstate", { OrderNumber: ordernumber, Format: "3" })).toContain(
      "<orderstate> Delayed </orderstate>",
    )
    await sandbox.tell("/_control/settings", { padding: false })
  })
})

describe("orderresult and orderstate", () => {
  it("know nothing about strangers", async () => {
    expect(codes(await sandbox.call("orderresult", { OrderNumber: "nobody" }))).toBe("10/201")
    expect(codes(await sandbox.call("orderstate", { OrderNumber: "" }))).toBe("3/107")
    expect(codes(await sandbox.call("orderresult", { Billnumber: "12" }))).toBe("5/143")
  })

  it("answer in XML with strings and a check value", async () => {
    const { ordernumber, billnumber } = await order({ amount: "199.90", ordernumber: "ORD-1001" })
    const xml = await sandbox.call("orderresult", { OrderNumber: ordernumber, Format: "3" })
    expect(xml).toContain('<result firstcode="0" secondcode="0" count="1">')
    expect(element(xml, "orderamount")).toBe("199.90")
    expect(xml).toContain(`<billnumber>${billnumber}.1</billnumber>`)
    // The vector of protocol 8.2.
    expect(element(xml, "checkvalue")).toBe("883824B93BCEF6C3248CC12942F44BAD")
    expect(element(xml, "packetdate")).toMatch(/^\d\d\.\d\d\.\d{4} \d\d:\d\d$/)
    expect(element(await sandbox.call("orderstate", { OrderNumber: ordernumber }), "checkvalue")).toBe(
      "883824B93BCEF6C3248CC12942F44BAD",
    )
  })

  it("answer in JSON with numbers", async () => {
    const { ordernumber, billnumber } = await order({ amount: "199.90", email: "a@b.by" })
    const { orderresult } = await sandbox.json("orderresult", { OrderNumber: ordernumber })
    expect(orderresult.orders).toHaveLength(1)
    expect(orderresult.orders[0]).toMatchObject({
      billnumber,
      testmode: 0,
      orderamount: 199.9,
      ordercurrency: "BYN",
      orderstate: "Delayed",
      customer: { email: "a@b.by" },
      operations: [{ billnumber: `${billnumber}.1`, operationtype: 100, amount: 199.9, responsecode: "AS000" }],
    })
    const { orderstate } = await sandbox.json("orderstate", { OrderNumber: ordernumber })
    expect(orderstate).toMatchObject({
      orderstate: "Delayed",
      checkdata: { checkvalue: expect.stringMatching(/^[0-9A-F]{32}$/) },
    })
  })

  it("find by Billnumber, short or extended", async () => {
    const { ordernumber, billnumber } = await order()
    for (const Billnumber of [billnumber, `${billnumber}.1`]) {
      expect(element(await sandbox.call("orderresult", { Billnumber }), "ordernumber")).toBe(ordernumber)
    }
    expect(codes(await sandbox.call("orderresult", { Billnumber: billnumber, OrderNumber: "other" }))).toBe("10/201")
  })

  it("look three days back, further only with Start*", async () => {
    const { ordernumber } = await order({ days_old: 4 })
    const date = new Date(Date.now() - 5 * 24 * 60 * 60 * 1000)
    const start = {
      StartYear: String(date.getUTCFullYear()),
      StartMonth: String(date.getUTCMonth() + 1),
      StartDay: String(date.getUTCDate()),
    }
    expect(codes(await sandbox.call("orderresult", { OrderNumber: ordernumber }))).toBe("10/201")
    expect(codes(await sandbox.call("orderresult", { OrderNumber: ordernumber, ...start }))).toBe("0/0")
    expect(codes(await sandbox.call("orderstate", { OrderNumber: ordernumber, ...start, StartDay: "99" }))).toBe(
      "10/201",
    )
  })

  it("give all attempts under a number, oldest first", async () => {
    const { ordernumber } = await order({ card: "insufficient" })
    await sandbox.tell("/_control/pay", { ordernumber })
    const xml = await sandbox.call("orderresult", { OrderNumber: ordernumber, Format: "3" })
    expect(xml).toContain('count="2"')
    expect([...xml.matchAll(/<orderstate>([^<]*)</g)].map((match) => match[1])).toEqual(["Declined", "Delayed"])
    expect([...xml.matchAll(/<responsecode>([^<]*)</g)].map((match) => match[1])).toEqual(["AS102", "AS000"])
    expect((await sandbox.json("orderstate", { OrderNumber: ordernumber })).orderstate).toHaveLength(2)
  })

  it("do not show one merchant's orders to another", async () => {
    const other = { merchant_id: "777", login: "otherlogin", password: "Passw0rd2", secretWord: "x" }
    await sandbox.tell("/_control/merchants", other)
    const { ordernumber, billnumber } = await order()
    const credentials = { Merchant_ID: "777", Login: "otherlogin", Password: "Passw0rd2" }
    expect(codes(await sandbox.call("orderresult", { OrderNumber: ordernumber, ...credentials }))).toBe("10/201")
    expect(codes(await sandbox.call("charge", { Billnumber: billnumber, ...credentials }))).toBe("10/201")
  })
})

describe("rate limit", () => {
  it("answers 1/3 beyond the limit", async () => {
    await sandbox.tell("/_control/settings", { rateLimitPerSecond: 2 })
    const replies = await Promise.all([1, 2, 3, 4].map(() => sandbox.call("orderstate", { OrderNumber: "nobody" })))
    await sandbox.tell("/_control/settings", { rateLimitPerSecond: 0 })
    expect(replies.map((reply) => codes(reply)).sort()).toEqual(["1/3", "1/3", "10/201", "10/201"])
  })
})
