import { decodeNotification, replyElement } from "../index"
import { element, flatReply, orderXml, resultXml } from "./support/replies"
import { ORDER, start, stopAll } from "./support/start"
import { answer } from "./support/test-server"

afterEach(stopAll)

const words = (text: string) => text.trim().split(/\s+/)

/** The list of charge's reply in seed 003 and of its DTD. */
const CHARGE =
  words(`ordernumber responsecode recommendation message ordercomment orderdate amount currency meantypename
  meannumber lastname firstname middlename issuebank email bankcountry rate approvalcode meansubtype cardholder
  cardexpirationdate ipaddress protocoltypename protocoltype testmode customermessage orderstate processingname operationtype billnumber
  orderamount ordercurrency slipno packetdate signature pareq acsurl`)
/** Order and operation of orderresult and tokenpay (seed 004, protocol 5, 6.1). */
const ORDER_PART =
  words(`ordernumber billnumber testmode ordercomment orderamount ordercurrency firstname lastname middlename
  email orderdate orderstate rate packetdate signature checkvalue errorcode errorcategory merchantadvicecode fraud_state
  fraud_reason`)
const OPERATION_PART =
  words(`billnumber operationtype operationstate amount currency ipaddress clientip meantype_id meantypename
  meansubtype meannumber cardholder cardexpirationdate issuebank bankcountry responsecode message customermessage
  recommendation approvalcode protocoltypename processingname operationdate authresult authrequired slipno chequeitems
  version alphaauthresult challenge eci`)
/** Protocol 7.3. */
const NOTIFICATION =
  words(`merchant_id ordernumber billnumber testmode ordercomment orderamount ordercurrency amount currency
  rate firstname lastname middlename email clientip ipaddress meantype_id meantypename meansubtype meannumber cardholder
  cardexpirationdate issuebank bankcountry orderdate orderstate responsecode message customermessage recommendation
  approvalcode protocoltypename processingname operationtype operationdate authresult authrequired packetdate signature
  checkvalue slipno personalaccount`)

/** What the rest of a reply depends on keeps its own value. */
const FIXED = words(
  "ordernumber billnumber orderamount ordercurrency orderstate testmode amount currency operationtype responsecode packetdate signature checkvalue errorcode",
)
const filled = (names: readonly string[]) =>
  Object.fromEntries(names.filter((name) => !FIXED.includes(name)).map((name) => [name, `value of ${name}`]))

describe("no element of a reply is lost", () => {
  const charge = () => ({ billNumber: "5112223334445556", orderNumber: ORDER })

  it.each(CHARGE)("charge: %s", async (name) => {
    const { assist } = await start(answer(flatReply({ ...filled(CHARGE), signature: "c2lnbmVk" })))
    const outcome = await assist.charge(charge())
    if (outcome.outcome !== "done") throw new Error(outcome.outcome)
    expect(replyElement(outcome.reply, name)).not.toBe("")
    if (!FIXED.includes(name)) expect(replyElement(outcome.reply, name)).toBe(`value of ${name}`)
  })

  it.each(ORDER_PART)("orderresult: order %s", async (name) => {
    const more = { signature: "c2lnbmVk", errorcode: "0" }
    const { assist } = await start(answer(resultXml(orderXml({ ...filled(ORDER_PART), ...more }))))
    const [order] = await assist.orderResult({ orderNumber: ORDER, from: new Date() })
    expect(order && replyElement(order, name)).not.toBe("")
    if (!FIXED.includes(name)) expect(order && replyElement(order, name)).toBe(`value of ${name}`)
  })

  it.each(OPERATION_PART)("orderresult: operation %s, as XML and as JSON", async (name) => {
    const operation = {
      billnumber: "5112223334445556.1",
      operationtype: "100",
      amount: "1.00",
      currency: "BYN",
      responsecode: "AS000",
      ...filled(OPERATION_PART),
    }
    const { version, alphaauthresult, challenge, eci, ...flat } = operation as Record<string, string>
    const json = {
      orderresult: {
        orders: [
          {
            ordernumber: ORDER,
            billnumber: "5112223334445556",
            customer: { lastname: "Купала" },
            operations: [{ ...flat, threedsdata: { version, alphaauthresult, challenge, eci } }],
          },
        ],
      },
    }
    const { assist } = await start([answer(resultXml(orderXml({}, [operation]))), answer(JSON.stringify(json))])
    for (const from of [new Date(), new Date()]) {
      const [order] = await assist.orderResult({ orderNumber: ORDER, from })
      const read = order?.operations[0]
      expect(read && replyElement(read, name)).toBe((operation as Record<string, string>)[name])
    }
  })

  it("JSON nests the payer", async () => {
    const order = {
      ordernumber: ORDER,
      billnumber: "5112223334445556",
      customer: { lastname: "Купала" },
      operations: [],
    }
    const { assist } = await start(answer(JSON.stringify({ orderresult: { orders: [order] } })))
    const [read] = await assist.orderResult({ orderNumber: ORDER, from: new Date() })
    expect(read && replyElement(read, "lastname")).toBe("Купала")
    expect(read && replyElement(read, "constructor")).toBe("")
    // Printed or stored, the model holds nobody's name.
    expect(JSON.stringify(read)).not.toContain("Купала")
  })

  it("wscancel: of the operation first, then of the order", async () => {
    const operation = element("operation", {
      billnumber: "5112223334445556.3",
      operationtype: "300",
      amount: "5.00",
      currency: "BYN",
      responsecode: "AS000",
      slipno: "7",
      rate: "2",
    })
    const order = `<order><ordernumber>ORD-1001</ordernumber><billnumber>5112223334445556</billnumber><orderstate>Canceled</orderstate><rate>1</rate><ordercomment>x</ordercomment>${operation}</order>`
    const { assist } = await start(answer(resultXml(order)), { cancelService: "wscancel" })
    const outcome = await assist.cancel(charge())
    if (outcome.outcome !== "done") throw new Error(JSON.stringify(outcome))
    expect(["slipno", "rate", "ordercomment"].map((name) => replyElement(outcome.reply, name))).toEqual(["7", "2", "x"])
  })

  it.each(NOTIFICATION)("notification: %s", (name) => {
    const fields = Object.fromEntries(NOTIFICATION.map((field) => [field, `value of ${field}`]))
    const body = Buffer.from(new URLSearchParams(fields).toString())
    expect(decodeNotification(body, "application/x-www-form-urlencoded").fields[name]).toBe(`value of ${name}`)
  })
})
