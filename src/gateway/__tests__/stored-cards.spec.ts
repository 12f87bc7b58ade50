import { type AssistClientOptions, AssistError, type WireEntry } from "../index"
import { ORDER, rejection, start, stopAll } from "./support/start"
import { type Answer, answer, drop } from "./support/test-server"

afterEach(stopAll)

const TOKEN = "1c2d3e4f-0a1b-4c2d-8e3f-0123456789ab"
const SAMPLE = `[{"expire":"12.2025","token":"${TOKEN}","bank":"","brand":"VISA","bin":411111,"active":true,"needCVC":false,"post":"1111","assets":[]}]`
const customerNumber = "cus_01HXYZ"
const noWait: Partial<AssistClientOptions> = { timeouts: { total: 2_000 } }

describe("stored cards", () => {
  it("are listed by the customer's number", async () => {
    const { assist, received } = await start(answer(SAMPLE))
    expect(await assist.storedCards({ customerNumber })).toEqual([
      { token: TOKEN, brand: "VISA", last4: "1111", expires: "12.2025", bank: "", active: true, needsCvc: false },
    ])
    expect(received[0]?.path).toBe("/pay/oneclick/v1/get_tokens.cfm")
    expect(JSON.parse(received[0]?.text ?? "")).toEqual({
      merchant_id: "123456",
      login: "shop_login",
      password: "Passw0rd99",
      customernumber: customerNumber,
    })
  })

  it("are listed where the shop was told to ask", async () => {
    const { assist, received } = await start(answer("[]"), { storedCardsPath: "/pay/oneclick/v2/cards.cfm" })
    expect(await assist.storedCards({ customerNumber })).toEqual([])
    expect(received[0]?.path).toBe("/pay/oneclick/v2/cards.cfm")
  })

  it.each(["https://evil.example/x", "//evil.example/x", "get_tokens.cfm", "/x?a=b", ""])(
    "are asked for at Assist alone, not at %p",
    async (storedCardsPath) => {
      expect(await rejection(start(answer("[]"), { storedCardsPath }))).toMatchObject({ kind: "configuration" })
    },
  )

  it("lose what has another form than the document's, and keep texts for booleans", async () => {
    const odd = `[{"token":"${TOKEN}","expire":"13.2025","post":"411111******1111","active":"true","needCVC":"1"}]`
    const { assist } = await start(answer(odd))
    expect(await assist.storedCards({ customerNumber })).toEqual([
      { token: TOKEN, brand: "", last4: "", expires: "", bank: "", active: true, needsCvc: true },
    ])
  })

  it.each<[string, Answer | Answer[], string]>([
    ["a card has no token", answer('[{"brand":"VISA"}]'), "malformed"],
    ["it is cut off", answer(SAMPLE.slice(0, 40)), "malformed"],
    ["Assist refuses", answer('{"fault":{"faultcode":"7","faultstring":"102","detail":"no"}}', 401), "refused"],
    ["the address is wrong", answer("<html><body>404</body></html>", 404), "unreachable"],
    ["the connection drops", [drop, drop, drop], "unreachable"],
  ])("fails when %s", async (_what, answers, kind) => {
    const { assist } = await start(answers, noWait)
    const error = await rejection(assist.storedCards({ customerNumber }))
    expect(error).toBeInstanceOf(AssistError)
    expect(error).toMatchObject({ kind })
  })

  it("a list is no answer to any other question: it must not pass for an order nobody knows", async () => {
    const { assist } = await start(answer("[]"), noWait)
    const query = { orderNumber: ORDER, from: new Date("2024-05-31T00:00:00Z") }
    expect(await rejection(assist.orderResult(query))).toMatchObject({ kind: "malformed" })
  })

  it("one is removed by its token", async () => {
    const { assist, received } = await start(answer(`{"token":"${TOKEN}","active":false}`))
    await assist.forgetStoredCard({ customerNumber, token: TOKEN })
    expect(received).toHaveLength(1)
    expect(received[0]?.path).toBe("/pay/oneclick/v1/rem_token.cfm")
    expect(JSON.parse(received[0]?.text ?? "")).toMatchObject({ customernumber: customerNumber, token: TOKEN })
  })

  it("one that Assist does not know, or that is no token, is not removed", async () => {
    const { assist, received } = await start(answer('{"fault":{"faultcode":"10","faultstring":"203","detail":"x"}}'))
    expect(await rejection(assist.forgetStoredCard({ customerNumber, token: TOKEN }))).toMatchObject({
      kind: "refused",
      codes: { first: "10", second: "203" },
    })
    expect(await rejection(assist.forgetStoredCard({ customerNumber, token: "4111111111111111" }))).toMatchObject({
      kind: "configuration",
    })
    expect(received).toHaveLength(1)
  })

  it("leave no token, customer or card in the record of the calls", async () => {
    const entries: WireEntry[] = []
    const onWire = (entry: WireEntry) => void entries.push(entry)
    const { assist } = await start([answer(SAMPLE), answer(`{"token":"${TOKEN}","active":false}`)], { onWire })
    await assist.storedCards({ customerNumber })
    await assist.forgetStoredCard({ customerNumber, token: TOKEN })
    expect(entries).toHaveLength(2)
    for (const secret of [TOKEN, customerNumber, "411111", "1111", "Passw0rd99"])
      expect(JSON.stringify(entries)).not.toContain(secret)
  })
})
