import { heldOrder } from "../support/held-order"
import { notificationBody } from "../support/notification-body"
import type { Store } from "../support/store"

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")

/** The same message as a SOAP envelope: the element names of protocol 7.3. */
function soapBody(...args: Parameters<typeof notificationBody>): string {
  const fields = [...new URLSearchParams(notificationBody(...args))]
  const leaves = fields.map(([name, value]) => `<${name}>${escaped(value)}</${name}>`).join("")
  return `<?xml version="1.0" encoding="UTF-8"?><SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body><ws:push xmlns:ws="http://www.paysecure.ru/ws/">${leaves}</ws:push></SOAP-ENV:Body></SOAP-ENV:Envelope>`
}

/** Merchants whose result sending is set to SOAP or SOAP EXT in Assist's cabinet (protocol 7.1). */
export function soapNotificationTests(store: Store): void {
  const send = (body: string, type = "text/xml; charset=utf-8") =>
    fetch(`${store.url}/hooks/assist`, { method: "POST", body, headers: { "content-type": type } })
  const fault = (first: string, second: string) => `<faultcode>${first}</faultcode><faultstring>${second}</faultstring>`

  describe.each(["soap", "soapext"] as const)("sent as %s", (notificationProtocol) => {
    beforeEach(() => store.sandbox.settings({ notificationProtocol }))
    afterEach(() => store.sandbox.settings({ notificationProtocol: "post", notificationCharset: "utf-8" }))

    it("places the order, and follows what is done in Assist's cabinet", async () => {
      const { sandbox, admin } = store
      const { session, orderId, billnumber } = await heldOrder(store)
      const [first] = await sandbox.notifications(session.number)
      expect(first).toMatchObject({ state: "answered", attempts: 1 })
      expect(first?.answer).toContain("<SOAP-ENV:Body><pushpaymentresult")

      await sandbox.byHand(billnumber, "charge", "40.00")
      expect(await sandbox.order(session.number)).toMatchObject({ state: "PartialDelayed", charged: "40.00" })
      expect(await admin.books(orderId)).toMatchObject({ captured: "40.00", transactions: ["capture 40.00"] })

      await sandbox.byHand(billnumber, "cancel", "15.00")
      expect(await sandbox.order(session.number)).toMatchObject({ charged: "40.00", returned: "15.00" })
      expect(await admin.books(orderId)).toMatchObject({ captured: "40.00", refunded: "15.00" })
    })

    it("in windows-1251 is read by its bytes", async () => {
      const { shop, sandbox, admin } = store
      await sandbox.settings({ notificationCharset: "windows-1251" })
      const { session } = await shop.checkout()
      await sandbox.pay(session.number)
      expect((await sandbox.notifications(session.number))[0]).toMatchObject({ state: "answered", attempts: 1 })
      expect(await sandbox.order(session.number)).toMatchObject({ held: "100.00" })
      expect(await admin.orders()).toHaveLength(1)
    })
  })

  it("is confirmed with Assist before it is believed, as a form is", async () => {
    const { shop, sandbox, admin } = store
    const { session } = await shop.checkout()
    const answer = await send(soapBody(session.number))
    expect(answer.headers.get("content-type")).toContain("text/xml")
    expect(await answer.text()).toContain('<pushpaymentresult firstcode="0" secondcode="0">')
    expect(await sandbox.order(session.number)).toMatchObject({ state: "In Process", held: "0.00" })
    expect(await admin.orders()).toHaveLength(0)
  })

  it.each([
    ["a wrong check value", (id: string) => soapBody(id, {}, "guessed"), fault("9", "7")],
    ["a foreign merchant", (id: string) => soapBody(id, { merchant_id: "777" }), fault("5", "100")],
    ["no envelope", () => "<order/>", fault("4", "0")],
    ["a cut envelope", (id: string) => soapBody(id).slice(0, -40), fault("4", "0")],
    ["something that is no XML", () => "merchant_id=123456", fault("4", "0")],
    ["a document beyond the limit", (id: string) => soapBody(id).padEnd(600_000, " "), fault("4", "2")],
  ])("with %s is refused with a SOAP fault, and no money moves", async (_, body, expected) => {
    const { shop, sandbox, admin } = store
    const { session } = await shop.checkout()
    const answer = await send(body(session.number))
    const xml = await answer.text()
    expect(xml).toContain("<SOAP-ENV:Fault>")
    expect(xml).toContain(expected)
    expect(await sandbox.order(session.number)).toMatchObject({ state: "In Process", held: "0.00" })
    expect(await admin.orders()).toHaveLength(0)
  })

  it("expands no entity", async () => {
    const { session } = await store.shop.checkout()
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    const body = soapBody(session.number, { orderstate: "Delayed" })
      .replace("?>", `?>${bomb}`)
      .replace("Delayed", "&b;")
    expect(await (await send(body)).text()).toContain("<SOAP-ENV:Fault>")
    expect(await store.admin.orders()).toHaveLength(0)
  })
}
