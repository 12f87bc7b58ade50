import { type CancelRequest, type ChargeRequest, currencyCode, minorUnits, type OrderNumber } from "../index"
import { checkValueOf, flatReply, orderXml, resultXml } from "./support/replies"
import { type Answer, answer, client, closeClients, TestServer } from "./support/test-server"

const charge: ChargeRequest = {
  billNumber: "5112223334445556",
  orderNumber: "ORD-1001" as OrderNumber,
  money: { amount: minorUnits(3010), currency: currencyCode("BYN") },
}
const cancel: CancelRequest = { ...charge, reason: 2 }

let server: TestServer | undefined
afterEach(async () => {
  await closeClients()
  await server?.stop()
  server = undefined
})

async function start(...answers: Answer[]): Promise<TestServer> {
  server = await TestServer.start(...answers)
  return server
}

describe("cancel", () => {
  const flatCancel = (fields = {}) =>
    flatReply({ operationtype: "300", orderstate: "PartialCanceled", billnumber: "5112223334445556.3", ...fields })

  it("asks cancel.cfm, without the refund id it does not know", async () => {
    const { url, received } = await start(answer(flatCancel()))
    const outcome = await client(url).cancel({ ...cancel, externalRefundId: "refund_0001" })
    expect(outcome).toMatchObject({ outcome: "done", reply: { state: "PartialCanceled" } })
    expect(received[0]?.path).toBe("/cancel/cancel.cfm")
    expect(received[0]?.fields).toMatchObject({ Amount: "30.10", Currency: "BYN", CancelReason: "2", Format: "3" })
    expect(received[0]?.fields).not.toHaveProperty("Externalrefundid")
  })

  it("asks wscancel.cfm with the refund id and reads the nested operation", async () => {
    const order = orderXml({ orderstate: "PartialCanceled" }, [
      {},
      { billnumber: "5112223334445556.2", operationtype: "300", amount: "5.00" },
      { billnumber: "5112223334445556.3", operationtype: "300", amount: "30.10" },
    ])
    const { url, received } = await start(answer(resultXml(order)))
    const outcome = await client(url, { cancelService: "wscancel" }).cancel({
      ...cancel,
      externalRefundId: "refund_0001",
    })
    expect(outcome).toMatchObject({
      outcome: "done",
      reply: { operationBillNumber: "5112223334445556.3", billNumber: "5112223334445556", money: { amount: 3010 } },
    })
    expect(received[0]?.path).toBe("/cancel/wscancel.cfm")
    // Assist promises to know a refund again only in a JSON or SOAP body (protocol 5).
    expect(received[0]?.headers["content-type"]).toMatch(/^application\/json/)
    expect(JSON.parse(received[0]?.text ?? "")).toEqual({
      merchant: { merchant_id: "123456", login: "shop_login", password: "Passw0rd99" },
      billnumber: "5112223334445556",
      amount: "30.10",
      currency: "BYN",
      cancelreason: "2",
      externalrefundid: "refund_0001",
      language: "RU",
      format: 5,
    })
  })

  it("unknown when Assist knows the refund id already: the refund may be the one that was carried out", async () => {
    const { url } = await start(answer('{"firstcode":"11","secondcode":"216"}'))
    const assist = client(url, { cancelService: "wscancel" })
    expect(await assist.cancel({ ...cancel, externalRefundId: "refund_0001" })).toMatchObject({
      outcome: "unknown",
      reason: expect.stringContaining("taken before"),
    })
    expect((await assist.cancel(cancel)).outcome).toBe("declined")
  })

  it("unknown when wscancel lists no cancel, or one without a result", async () => {
    const none = resultXml(orderXml({ orderstate: "PartialCanceled" }))
    const { url } = await start(
      answer(none),
      answer(none.replace("100</operationtype>", "300</operationtype>").replace("AS000", "AS300")),
    )
    const assist = client(url, { cancelService: "wscancel" })
    expect((await assist.cancel(cancel)).outcome).toBe("unknown")
    expect((await assist.cancel(cancel)).outcome).toBe("unknown")
  })

  it("verifies the check data of wscancel's JSON, written over 199.90 or over the bare number", async () => {
    const json = (checkvalue: string) =>
      JSON.stringify({
        wscancel: {
          order: {
            billnumber: "5112223334445556",
            ordernumber: "ORD-1001",
            orderamount: 199.9,
            ordercurrency: "BYN",
            orderstate: "Canceled",
            operations: [{ operationtype: 300, amount: 30.1, currency: "BYN", responsecode: "AS000" }],
          },
          checkdata: { packetdate: "01.06.2024 09:10:00", signature: "", checkvalue },
        },
      })
    const { url } = await start(
      answer(json(checkValueOf("Canceled"))),
      answer(json(checkValueOf("Canceled", "199.9"))),
      answer(json(checkValueOf("Canceled", "199.91"))),
    )
    const assist = client(url, { cancelService: "wscancel", replyFormat: "json" })
    expect((await assist.cancel(cancel)).outcome).toBe("done")
    expect((await assist.cancel(cancel)).outcome).toBe("done")
    expect((await assist.cancel(cancel)).outcome).toBe("unknown")
  })

  it("accepts full cancel without a sum", async () => {
    const { url } = await start(answer(flatCancel({ orderstate: "Canceled", amount: "199.90" })))
    expect(await client(url).cancel({ ...cancel, money: undefined })).toMatchObject({ outcome: "done" })
  })

  it("unknown when the order is not canceled after all", async () => {
    const { url } = await start(answer(flatCancel({ orderstate: "Approved" })))
    expect((await client(url).cancel(cancel)).outcome).toBe("unknown")
  })

  it("refuses a refund id Assist would not take, whichever service it is for", async () => {
    const { url, received } = await start(answer(flatCancel()))
    for (const externalRefundId of ["short", "x".repeat(101), "has blanks in it"]) {
      await expect(client(url).cancel({ ...cancel, externalRefundId })).rejects.toThrow(/^Externalrefundid/)
    }
    await expect(client(url).cancel({ ...cancel, reason: 4 as 1 })).rejects.toThrow(/^CancelReason/)
    expect(received).toHaveLength(0)
  })
})
