import { signedOrder } from "./sign-order.ts"
import { CREDENTIALS, codes, eventually, faultCodes, startSandbox, type TestSandbox } from "./start-sandbox.ts"

let sandbox: TestSandbox
let counter = 0

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())

const payer = { Lastname: "Testov", Firstname: "Test", Email: "a@b.by" }
const order = (fields: Record<string, string> = {}) => ({
  ...CREDENTIALS,
  ...signedOrder({ OrderNumber: `T-${++counter}`, ...payer, TokenType: "1", PaymentToken: "{}", ...fields }),
})
const pay = async (fields: Record<string, string> = {}) =>
  JSON.parse((await sandbox.post("tokenpay", order(fields))).text)
const state = async (ordernumber: string) =>
  (await sandbox.read(`/_control/orders?ordernumber=${ordernumber}`)).orders[0]

describe("tokenpay.cfm", () => {
  it.each([
    ["1", "60", "ApplePay"],
    ["2", "62", "GooglePay"],
    ["3", "61", "SamsungPay"],
    ["6", "6", "MIR"],
  ])("token type %s is in process first, as in the sample, then held", async (TokenType, id, name) => {
    const PaymentToken = JSON.stringify({ protocolVersion: "ECv2", signedMessage: "…" })
    const reply = await pay({ TokenType, PaymentToken, ClientIP: "10.20.10.85" })
    expect(Object.keys(reply)).toEqual(["order", "packetdate"])
    expect(reply.order).toMatchObject({
      orderamount: "199.90",
      testmode: "0",
      lastname: "Testov",
      orderstate: "In Process",
      fraud_state: "",
      checkvalue: expect.stringMatching(/^[0-9A-F]{32}$/),
      operations: [
        {
          billnumber: `${reply.order.billnumber}.1`,
          operationtype: "100",
          operationstate: "In Process",
          amount: "199.90",
          meantype_id: id,
          meantypename: name,
          responsecode: "AS200",
          ipaddress: "10.20.10.85",
        },
      ],
    })
    expect(await state(reply.order.ordernumber)).toMatchObject({ state: "Delayed", held: "199.90" })
  })

  it("the token's own `sandbox` names the test card that decides", async () => {
    const { order } = await pay({ PaymentToken: '{"sandbox":"insufficient"}' })
    expect(order.orderstate).toBe("In Process")
    expect(await state(order.ordernumber)).toMatchObject({ state: "Declined", operations: [{ responsecode: "AS102" }] })
    const encoded = Buffer.from('{"sandbox":"decline"}').toString("base64")
    const second = await pay({ PaymentToken: encoded, Delay: "0" })
    expect(await state(second.order.ordernumber)).toMatchObject({ state: "Declined" })
  })

  it("stays in process as long as the merchant's setting says", async () => {
    await sandbox.tell("/_control/settings", { tokenPaySeconds: 1 })
    const { order } = await pay()
    await sandbox.tell("/_control/settings", { tokenPaySeconds: 0 })
    expect(await state(order.ordernumber)).toMatchObject({ state: "In Process" })
    await eventually(async () => (await state(order.ordernumber)).state === "Delayed")
  })

  it("a Google card without a token is 3/115 and waits for its CVC on continueurl", async () => {
    const PaymentToken = JSON.stringify({ paymentMethodDetails: { authMethod: "PAN_ONLY" }, sandbox: "3ds" })
    const reply = await pay({ TokenType: "2", PaymentToken })
    expect(reply).toMatchObject({ firstcode: "3", secondcode: "115" })
    expect(reply.order.operations).toMatchObject([
      { operationstate: "New", responsecode: "AS300", meantype_id: "1", meannumber: "400000****0033" },
    ])
    const page = await (await fetch(reply.continueurl)).text()
    expect(page).toContain('name="Cvc2"')
    expect(page).not.toContain('name="Cardnumber"')
    const CFSID = new URL(reply.continueurl).searchParams.get("CFSID") ?? ""
    const submit = (address: string, fields: Record<string, string>) =>
      fetch(sandbox.url + address, {
        method: "POST",
        body: new URLSearchParams({ CFSID, ...fields }),
        redirect: "manual",
      })
    expect((await submit("/pay/pay.cfm", { action: "cvc", Cvc2: "12" })).status).toBe(422)
    const next = await submit("/pay/pay.cfm", { action: "cvc", Cvc2: "123" })
    expect(next.headers.get("location")).toContain("/pay/acs.cfm")
    await submit("/pay/acs.cfm", { code: "1234" })
    expect(await state(reply.order.ordernumber)).toMatchObject({ state: "Delayed" })
  })

  it("PAN_ONLY without 3-D Secure is decided by the CVC alone", async () => {
    for (const [card, expected] of [
      ["approve", "Delayed"],
      ["limit", "Declined"],
    ]) {
      const PaymentToken = JSON.stringify({ authMethod: "PAN_ONLY", sandbox: card })
      const reply = await pay({ TokenType: "2", PaymentToken })
      const CFSID = new URL(reply.continueurl).searchParams.get("CFSID") ?? ""
      const body = new URLSearchParams({ CFSID, action: "cvc", Cvc2: "123" })
      await fetch(`${sandbox.url}/pay/pay.cfm`, { method: "POST", body, redirect: "manual" })
      expect(await state(reply.order.ordernumber)).toMatchObject({ state: expected })
    }
  })

  it.each([
    [{ Lastname: "" }, "3/117"],
    [{ Firstname: "" }, "3/118"],
    [{ Email: "" }, "3/120"],
    [{ TokenType: "4" }, "5/217"],
    [{ PaymentToken: "" }, "3/218"],
    [{ PaymentToken: "no json" }, "4/218"],
    [{ PaymentToken: '{"sandbox":"nosuchcard"}' }, "4/218"],
    [{ TokenType: "5", PaymentToken: '{"Token":"x","CustomerNumber":"c"}' }, "10/203"],
    [{ TokenType: "5", PaymentToken: '{"Token":"x"}' }, "3/202"],
    [{ OrderAmount: "0" }, "5/108"],
    [{ Checkvalue: "0" }, "5/158"],
    [{ Password: "" }, "3/102"],
  ])("%p is refused with %s", async (fields, expected) => {
    const reply = await sandbox.post("tokenpay", { ...order(), ...(fields as Record<string, string>) })
    expect(codes(JSON.parse(reply.text))).toBe(expected)
  })

  it("answers in SOAP too, and in nothing else", async () => {
    const reply = await sandbox.post("tokenpay", order({ Format: "4" }))
    expect(reply.text).toMatch(/<ws:PaymentTokenResponseParams>\s*<order>/)
    expect(codes((await sandbox.post("tokenpay", order({ Format: "3" }))).text)).toBe("5/103")
    expect(faultCodes((await sandbox.post("tokenpay", order({ Format: "4", Email: "" }))).text)).toBe("3/120")
  })
})
