import { AssistError } from "../index"
import { byn, ORDER, rejection, start, stopAll } from "./support/start"
import { answer, drop } from "./support/test-server"

afterEach(stopAll)

const request = { orderNumber: ORDER, money: byn(19990), delay: 1 } as const
const json = (value: unknown, status = 200) =>
  answer(JSON.stringify(value), status, { "content-type": "application/json" })
const url = "https://payments.example/pay/pay.cfm?CFSID=abc&stage=iframe"

describe("payrequest", () => {
  it("sends the order as order.cfm takes it, and gives the page", async () => {
    const { assist, received } = await start(
      json({ url, expirationtime: "07.07.2024 16:37:53", orderstate: "In Process" }),
    )
    const page = await assist.payRequest({ ...request, paymentMeans: { card: true, qiwi: false } })
    expect(page).toEqual({ url, expirationTime: "07.07.2024 16:37:53" })
    expect(received[0]?.path).toBe("/pay/payrequest.cfm")
    expect(received[0]?.fields).toEqual({
      Merchant_ID: "123456",
      OrderNumber: "ORD-1001",
      OrderAmount: "199.90",
      OrderCurrency: "BYN",
      Delay: "1",
      CardPayment: "1",
      QIWIPayment: "0",
      Checkvalue: "53E717FCEFF09E2A484B20042E267872",
      Format: "5",
    })
  })

  it("adds login and password only when told to", async () => {
    const { assist, received } = await start(json({ URL: url, expirationtime: "", orderstate: "in process" }))
    expect(await assist.payRequest({ ...request, withCredentials: true })).toMatchObject({ url })
    expect(received[0]?.fields).toMatchObject({ Login: "shop_login", Password: "Passw0rd99" })
  })

  it.each([
    [
      "Decline, the documented failure",
      { URL: "", expirationtime: "07.07.2024 13:37:53", orderstate: "Decline" },
      "refused",
    ],
    ["another state with an address", { url, expirationtime: "", orderstate: "Timeout" }, "refused"],
    ["no state", { url, expirationtime: "" }, "malformed"],
    ["an address that is none", { url: "javascript:alert(1)", orderstate: "In Process" }, "malformed"],
    ["an empty address", { url: "", orderstate: "In Process" }, "malformed"],
    ["codes", { firstcode: "5", secondcode: "108" }, "refused"],
  ])("fails with %s", async (_what, body, kind) => {
    const { assist } = await start(json(body))
    const error = await rejection(assist.payRequest(request))
    expect(error).toBeInstanceOf(AssistError)
    expect(error).toMatchObject({ kind, service: "payrequest" })
  })

  it("is sent once, whatever happens: each request makes an order", async () => {
    const { assist, received } = await start([drop, json({ firstcode: "1", secondcode: "3" })])
    expect(await rejection(assist.payRequest(request))).toMatchObject({ kind: "unreachable" })
    expect(await rejection(assist.payRequest(request))).toMatchObject({ kind: "rate_limited" })
    expect(received).toHaveLength(2)
  })

  const payer = {
    lastname: "Купала",
    firstname: "Янка",
    middlename: "Дамінік",
    email: "yanka@example.by",
    address: "Вязынка",
    city: "Мінск",
    state: "MI",
    zip: "220000",
    country: "BLR",
    homePhone: "+375 17 1",
    mobilePhone: "+375 29 1",
    workPhone: "+375 17 2",
    fax: "+375 17 3",
  }
  const page = json({ url, expirationtime: "", orderstate: "In Process" })

  describe.each(["3", "4", "5"])("refused by the first code %s", (first) => {
    it.each<[string, string[]]>([
      ["117", ["Lastname"]],
      ["118", ["Firstname"]],
      ["119", ["Middlename"]],
      ["120", ["Email"]],
      ["121", ["Address"]],
      ["122", ["HomePhone", "MobilePhone", "WorkPhone", "Fax"]],
      ["123", ["City"]],
      ["124", ["State"]],
      ["125", ["Zip"]],
      ["128", ["Country"]],
    ])("with %s goes on without %p", async (second, names) => {
      const { assist, received } = await start([json({ faultcode: first, faultstring: second }, 400), page])
      expect(await assist.payRequest({ ...request, payer })).toMatchObject({ url })
      const [sent, again] = received.map(({ fields }) => fields)
      const rest = Object.fromEntries(Object.entries(sent ?? {}).filter(([name]) => !names.includes(name)))
      expect(Object.keys(sent ?? {})).toEqual(expect.arrayContaining(names))
      expect(again).toEqual(rest)
    })
  })

  it.each<[string, object, number, "mend" | "refuse"]>([
    ["a field that is worth a sale", { firstcode: "5", secondcode: "108" }, 1, "mend"],
    ["a code that may have done something", { firstcode: "2", secondcode: "120" }, 1, "mend"],
    ["a field that was not sent", { firstcode: "5", secondcode: "123" }, 1, "mend"],
    ["no code at all", { url: "", expirationtime: "", orderstate: "Decline" }, 1, "mend"],
    ["a field, when the shop wants to be told", { firstcode: "5", secondcode: "120" }, 1, "refuse"],
    ["a field, and again", { firstcode: "5", secondcode: "120" }, 2, "mend"],
  ])("a refusal that names %s is the answer", async (_what, body, calls, freeText) => {
    const { assist, received } = await start(json(body), { freeText })
    const { lastname, email } = payer
    const error = await rejection(assist.payRequest({ ...request, payer: { lastname, email } }))
    expect(error).toMatchObject({ kind: "refused" })
    expect(received).toHaveLength(calls)
  })
})
