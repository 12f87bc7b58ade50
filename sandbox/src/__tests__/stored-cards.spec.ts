import { readFileSync } from "node:fs"
import { signedOrder } from "./sign-order.ts"
import { CREDENTIALS, startSandbox, type TestSandbox } from "./start-sandbox.ts"

let sandbox: TestSandbox
let counter = 0

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())

const LIST = "/pay/oneclick/v1/get_tokens.cfm"
const REMOVE = "/pay/oneclick/v1/rem_token.cfm"
const cards = (customernumber: string) => sandbox.postJson(LIST, { customernumber })
const submit = (fields: Record<string, string>) =>
  fetch(`${sandbox.url}/pay/pay.cfm`, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" })
const openPage = async (CustomerNumber: string) => {
  const OrderNumber = `C-${++counter}`
  const body = new URLSearchParams(signedOrder({ OrderNumber, ...(CustomerNumber ? { CustomerNumber } : {}) }))
  const reply = await fetch(`${sandbox.url}/pay/order.cfm`, { method: "POST", body, redirect: "manual" })
  const CFSID = new URL(reply.headers.get("location") ?? "", sandbox.url).searchParams.get("CFSID") ?? ""
  return { OrderNumber, CFSID, html: await (await fetch(`${sandbox.url}/pay/pay.cfm?CFSID=${CFSID}`)).text() }
}
const typed = (Cardnumber: string, savecard = "1") => ({
  action: "pay",
  Cardnumber,
  Expiry: "12/39",
  Cvc2: "123",
  Cardholder: "ANN SMITH",
  ...(savecard ? { savecard } : {}),
})
const state = async (ordernumber: string) =>
  (await sandbox.read(`/_control/orders?ordernumber=${ordernumber}`)).orders[0].state

describe("stored cards", () => {
  it("saving is offered only to a customer the shop names", async () => {
    expect((await openPage("")).html).not.toContain('name="savecard"')
    expect((await openPage("cus_0")).html).toContain('name="savecard"')
  })

  it("a saved card is listed, offered again and pays with a click", async () => {
    const { CFSID } = await openPage("cus_1")
    await submit({ CFSID, ...typed("4111111111111111") })
    const [card] = await cards("cus_1")
    expect(readFileSync(sandbox.data).includes("4111111111111111")).toBe(false)
    expect(card).toEqual({
      expire: "12.2039",
      token: expect.stringMatching(/^[0-9a-f-]{36}$/),
      bank: "New Assist Bank",
      brand: "VISA",
      bin: 411111,
      active: true,
      needCVC: false,
      post: "1111",
      assets: [],
    })
    const again = await openPage("cus_1")
    expect(again.html).toContain(card.token)
    expect(again.html).toContain("411111****1111")
    await submit({ CFSID: again.CFSID, action: "storedcard", storedcard: card.token })
    expect(await state(again.OrderNumber)).toBe("Delayed")
    // The same card is not saved twice.
    await submit({ CFSID: (await openPage("cus_1")).CFSID, ...typed("4111111111111111") })
    expect(await cards("cus_1")).toHaveLength(1)
  })

  it("nothing is saved unasked, or from a refused card, or of an unknown one", async () => {
    await submit({ CFSID: (await openPage("cus_2")).CFSID, ...typed("4111111111111111", "") })
    await submit({ CFSID: (await openPage("cus_2")).CFSID, ...typed("4000000000001000") })
    await submit({ CFSID: (await openPage("cus_2")).CFSID, ...typed("4012888888881881") })
    expect(await cards("cus_2")).toEqual([])
  })

  it("pays by token, type 5", async () => {
    await submit({ CFSID: (await openPage("cus_3")).CFSID, ...typed("5555555555554444") })
    const [{ token }] = await cards("cus_3")
    const PaymentToken = JSON.stringify({ Token: token, CustomerNumber: "cus_3" })
    const order = signedOrder({
      OrderNumber: "C-T",
      Lastname: "S",
      Firstname: "A",
      Email: "a@b.by",
      TokenType: "5",
      PaymentToken,
    })
    const reply = JSON.parse((await sandbox.post("tokenpay", { ...CREDENTIALS, ...order })).text)
    expect(reply.order.operations).toMatchObject([{ meantypename: "MC", meannumber: "555555****4444" }])
    expect(await state("C-T")).toBe("Delayed")
  })

  it("asks for CVC on the page where the merchant is set so", async () => {
    await submit({ CFSID: (await openPage("cus_5")).CFSID, ...typed("4111111111111111") })
    await sandbox.tell("/_control/settings", { storedCardsNeedCvc: true })
    const [card] = await cards("cus_5")
    expect(card).toMatchObject({ needCVC: true })
    const PaymentToken = JSON.stringify({ Token: card.token, CustomerNumber: "cus_5" })
    const payer = { Lastname: "S", Firstname: "A", Email: "a@b.by" }
    const order = signedOrder({ OrderNumber: "C-CVC", ...payer, TokenType: "5", PaymentToken })
    const reply = JSON.parse((await sandbox.post("tokenpay", { ...CREDENTIALS, ...order })).text)
    expect(reply).toMatchObject({ firstcode: "3", secondcode: "115", continueurl: expect.any(String) })
    expect(await state("C-CVC")).toBe("In Process")
    const CFSID = new URL(reply.continueurl).searchParams.get("CFSID") ?? ""
    await submit({ CFSID, action: "cvc", Cvc2: "123" })
    expect(await state("C-CVC")).toBe("Delayed")
    await sandbox.tell("/_control/settings", { storedCardsNeedCvc: false })
  })

  it("is removed by its token, and only by its owner", async () => {
    await submit({ CFSID: (await openPage("cus_4")).CFSID, ...typed("4111111111111111") })
    const [{ token }] = await cards("cus_4")
    const foreign = await sandbox.postJson(REMOVE, { customernumber: "cus_1", token })
    expect(foreign.fault).toEqual({ faultcode: "10", faultstring: "203", detail: expect.any(String) })
    const other = await openPage("cus_1")
    expect((await submit({ CFSID: other.CFSID, action: "storedcard", storedcard: token })).status).toBe(422)
    expect(await sandbox.postJson(REMOVE, { customernumber: "cus_4", token })).toEqual({ token, active: false })
    expect(await cards("cus_4")).toEqual([])
    expect(await sandbox.postJson(REMOVE, { customernumber: "cus_4" })).toMatchObject({
      firstcode: "3",
      secondcode: "218",
    })
  })

  it("a customer number has 32 characters at most and counts for the check value", async () => {
    const long = new URLSearchParams(signedOrder({ OrderNumber: "C-L", CustomerNumber: "c".repeat(33) }))
    const reply = await fetch(`${sandbox.url}/pay/order.cfm`, { method: "POST", body: long, redirect: "manual" })
    expect(reply.headers.get("location")).toContain("ErrorID=4.202")
  })
})
