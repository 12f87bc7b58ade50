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
})
