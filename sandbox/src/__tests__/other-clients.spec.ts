import { createHash } from "node:crypto"
import { CREDENTIALS, element, startSandbox, type TestSandbox } from "./start-sandbox.ts"

// What other people's clients send, letter for letter, and what they read from the answers, as their sources have it:
// assist-group/assist-ru-php-core (bf7ef5d, 2024) and chumakoff/assist-ecommerce-sdk-ruby (0.2.0). Both were also run
// against the sandbox as they are; see the README.

let sandbox: TestSandbox
let counter = 0

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())

const md5 = (text: string) => createHash("md5").update(text).digest("hex")
const checkValue = (x: string) => md5((md5("s3cr3t-word") + md5(x)).toUpperCase()).toUpperCase()
const held = (amount = "100.00") =>
  sandbox.tell("/_control/orders", { ordernumber: `O-${++counter}`, amount, card: "approve" })

describe("the vendor's PHP SDK", () => {
  // Guzzle's form_params; Format is a number there, and last; Language comes from the configuration.
  const execute = async (path: string, params: Record<string, string>) => {
    const reply = await sandbox.post(path, { ...params, Format: "5" })
    expect(reply.status).toBe(200)
    return JSON.parse(reply.text)
  }
  const auth = { ...CREDENTIALS, Language: "RU" }
  const strings = (record: Record<string, unknown>, names: string) => {
    for (const name of names.split(" ")) expect([name, typeof record[name]]).toEqual([name, "string"])
  }
  const numbers = (record: Record<string, unknown>, names: string) => {
    for (const name of names.split(" ")) expect([name, typeof record[name]]).toEqual([name, "number"])
  }

  it("createPayment reads URL, orderstate and expirationtime", async () => {
    const [OrderNumber, OrderAmount, OrderCurrency] = ["PHP-1", "199.90", "BYN"]
    const reply = await execute("/pay/payrequest.cfm", {
      OrderNumber,
      OrderAmount,
      OrderCurrency,
      Checkvalue: checkValue(`123456;${OrderNumber};${OrderAmount};${OrderCurrency}`),
      ...CREDENTIALS,
    })
    strings(reply, "URL orderstate expirationtime")
    expect(reply.orderstate).toBe("In Process")
    strings(
      await execute("/pay/payrequest.cfm", { OrderNumber, OrderAmount, ...CREDENTIALS }),
      "URL orderstate expirationtime",
    )
  })

  it("charge is one object, typed as its properties are", async () => {
    const { billnumber } = await held()
    const { charge } = await execute("/charge/charge.cfm", { Billnumber: billnumber, ...auth })
    strings(
      charge,
      "customermessage message orderdate packetdate ordercomment cardexpirationdate ordercurrency recommendation processingname meannumber orderstate responsecode meantypename protocoltypename bankcountry cardholder approvalcode slipno signature billnumber issuebank currency ordernumber meansubtype",
    )
    numbers(charge, "testmode operationtype orderamount amount rate")
    expect(Object.keys(charge.customer)).toEqual(
      expect.arrayContaining(["firstname", "lastname", "email", "ipaddress"]),
    )
  })

  const orderKeys = "billnumber ordernumber ordercomment ordercurrency orderdate orderstate"
  const operationKeys =
    "currency ipaddress meantypename meansubtype meannumber cardholder cardexpirationdate issuebank bankcountry responsecode message customermessage recommendation approvalcode protocoltypename processingname slipno"

  it("cancel is wscancel with order, operations and checkdata, from a form", async () => {
    const { billnumber } = await held()
    const { wscancel } = await execute("/cancel/wscancel.cfm", { Billnumber: billnumber, ...auth })
    strings(wscancel.order, orderKeys)
    numbers(wscancel.order, "testmode orderamount rate")
    strings(wscancel.checkdata, "packetdate signature checkvalue")
    strings(wscancel.order.operations[0], operationKeys)
    numbers(wscancel.order.operations[0], "operationtype amount")
  })

  it("orderResult is a list of orders, by Billnumber alone", async () => {
    const { billnumber } = await held()
    const { orderresult } = await execute("/orderresult/orderresult.cfm", { Billnumber: billnumber, ...auth })
    const [order] = orderresult.orders
    strings(order, orderKeys)
    strings(order.operations[0], `${operationKeys} authresult authrequired`)
    strings(order.operations[0].threedsdata, "version alphaauthresult challenge eci")
    numbers(order.operations[0], "operationtype amount")
  })

  it("orderState is one order, whose check value fits", async () => {
    const { ordernumber } = await held()
    const { orderstate } = await execute("/orderstate/orderstate.cfm", { OrderNumber: ordernumber, ...auth })
    strings(orderstate, "ordernumber billnumber ordercurrency orderstate")
    strings(orderstate.checkdata, "packetdate signature checkvalue")
    expect(orderstate.checkdata.checkvalue).toBe(checkValue(`123456${ordernumber}100.00BYNDelayed`))
  })

  it("recurrentPayment sends its receipt as a bare list and reads rp", async () => {
    const params = {
      OrderNumber: "PHP-R1",
      OrderAmount: "30.00",
      OrderCurrency: "BYN",
      RecurringIndicator: "1",
      RecurringMinAmount: "1",
      RecurringMaxAmount: "500",
      RecurringPeriod: "1",
      RecurringMaxDate: "31.12.2099",
      Checkvalue: checkValue("123456;PHP-R1;30.00;BYN"),
    }
    await execute("/pay/payrequest.cfm", { ...params, ...CREDENTIALS })
    const { billnumber } = await sandbox.tell("/_control/pay", { ordernumber: "PHP-R1" })
    const { rp } = await execute("/recurrent/rp.cfm", {
      Billnumber: billnumber,
      OrderNumber: "PHP-R2",
      Amount: "20.00",
      Currency: "BYN",
      ChequeItems: '[{"id":"1","name":"Tea","price":10,"amount":20,"quantity":2,"tax":"novat"}]',
      ...auth,
    })
    strings(rp, `${orderKeys} packetdate signature meantypename responsecode`)
    numbers(rp, "testmode orderamount amount operationtype rate")
    expect(rp.orderstate).toBe("Approved")
  })
})

describe("the Ruby SDK", () => {
  // Net::HTTP.post_form of lower-case names, format=3, read with REXML by path.
  const perform = async (path: string, params: Record<string, string>) => {
    const { status, text } = await sandbox.post(path, {
      merchant_id: CREDENTIALS.Merchant_ID,
      login: CREDENTIALS.Login,
      password: CREDENTIALS.Password,
      format: "3",
      ...params,
    })
    expect(status).toBe(200)
    expect(text).toMatch(/<result firstcode="\d+" secondcode="\d+" count="\d+">/)
    return text
  }

  it.each([
    ["with a currency", { ordercurrency: "BYN" }, ";BYN"],
    // Array#compact: a currency that is not sent leaves no place behind.
    ["without one", {}, ""],
  ])("payment_url %s is a GET with the other means closed", async (_name, more, tail) => {
    const ordernumber = `RUBY-${++counter}`
    const query = new URLSearchParams({
      merchant_id: "123456",
      url_return_ok: "http://shop.by/ok",
      ympayment: "0",
      wmpayment: "0",
      qiwipayment: "0",
      ...(more as Record<string, string>),
      ordernumber,
      orderamount: "4.00",
      checkvalue: checkValue(`123456;${ordernumber};4.00${tail}`),
    })
    const reply = await fetch(`${sandbox.url}/pay/order.cfm?${query}`, { redirect: "manual" })
    expect([reply.status, reply.headers.get("location")]).toEqual([302, expect.stringContaining("/pay/pay.cfm?CFSID=")])
  })

  it("order_status reads result/order and verifies the check value", async () => {
    const { ordernumber, billnumber } = await held("4.00")
    const xml = await perform("/orderstate/orderstate.cfm", { ordernumber })
    expect(xml).toMatch(/<result [^>]*>\s*<order>/)
    expect(element(xml, "billnumber")).toBe(billnumber)
    expect(element(xml, "checkvalue")).toBe(checkValue(`123456${ordernumber}4.00BYNDelayed`))
  })

  it("confirm_order and cancel_order read result/orders/order", async () => {
    const { billnumber } = await held("4.00")
    const charged = await perform("/charge/charge.cfm", { billnumber, amount: "3.00", currency: "BYN" })
    expect(charged).toMatch(/<result [^>]*>\s*<orders>\s*<order>/)
    expect(element(charged, "orderstate")).toBe("PartialDelayed")
    const canceled = await perform("/cancel/cancel.cfm", { billnumber })
    expect(canceled).toMatch(/<result [^>]*>\s*<orders>\s*<order>/)
    expect(element(canceled, "orderstate")).toBe("Canceled")
  })
})

describe("gam6itko/php-assist-api", () => {
  it("resultByDate trims `;` off both ends of a line and pairs header and values", async () => {
    await held()
    const { text } = await sandbox.post("/resultbydate/resultbydate.cfm", {
      ...CREDENTIALS,
      Format: "1",
      Language: "EN",
      ZipFlag: "0",
    })
    const rows = text.split("\n").filter(Boolean)
    const cells = rows.map((row) => row.replace(/^;+|;+$/g, "").split(";"))
    expect(new Set(cells.map((row) => row.length)).size).toBe(1)
    expect((await sandbox.post("/resultbydate/resultbydate.cfm", { ...CREDENTIALS, Login: "x" })).text).toMatch(
      /error;(\d+);(\d+);/,
    )
  })
})

describe("the vendor's Android SDK", () => {
  it("cancels in SOAP, by prefixed names, and reads orderresult's order elements", async () => {
    const { billnumber } = await held()
    const reply = await sandbox.soap(
      "wscancel",
      `<ws:WSCancelRequestParams><billnumber>${billnumber}</billnumber><merchant_id>123456</merchant_id><login>shoplogin</login><password>Passw0rd1</password></ws:WSCancelRequestParams>`,
    )
    const order = ["soapenv:Envelope", "soapenv:Body", "ws:WSCancelResponseParams", "order"]
    let at = 0
    for (const name of order) {
      at = reply.indexOf(`<${name}`, at)
      expect([name, at >= 0]).toEqual([name, true])
    }
    expect(element(reply, "orderstate")).toBe("Canceled")
  })
})
