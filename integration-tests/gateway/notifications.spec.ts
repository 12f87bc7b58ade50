import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import {
  type AssistClient,
  type AssistNotification,
  acceptXml,
  decodeNotification,
  notificationFormat,
  rejectXml,
} from "../../src/gateway"
import { Sandbox } from "../support/sandbox"
import { byn, clientOf, closeClients, openOrder } from "./start"

let sandbox: Sandbox
let shop: Server
let client: AssistClient
let signed = false
let received: AssistNotification[] = []

beforeAll(async () => {
  shop = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", async () => {
      const type = request.headers["content-type"]
      const notification = decodeNotification(Buffer.concat(chunks), type)
      const believed =
        client.verifyNotification(notification) && (!signed || (await client.verifyNotificationSignature(notification)))
      received.push(notification)
      response.setHeader("content-type", "text/xml; charset=utf-8")
      response.end(believed ? acceptXml(notification) : rejectXml(9, 7, notificationFormat(type)))
    })
  }).listen(0, "127.0.0.1")
  await new Promise((ready) => shop.once("listening", ready))
  sandbox = await Sandbox.start(`http://127.0.0.1:${(shop.address() as AddressInfo).port}/`)
})
beforeEach(() => {
  received = []
})
afterEach(closeClients)
afterAll(async () => {
  await sandbox.stop()
  await new Promise((closed) => shop.close(closed))
})

/** SOAP EXT as the document has it, and with all of a form's fields in its order (protocol 16). */
const PROTOCOLS = [
  { protocol: "post", soapExtMessage: "nested" },
  { protocol: "soap", soapExtMessage: "nested" },
  { protocol: "soapext", soapExtMessage: "nested" },
  { protocol: "soapext", soapExtMessage: "flat" },
] as const
const SIGNED_BY = [
  ["md5", undefined],
  ["rsa", "rsa"],
  ["pgp", "openpgp"],
] as const

describe.each(PROTOCOLS.flatMap((sent) => SIGNED_BY.map(([signType, kind]) => ({ ...sent, signType, kind }))))(
  "results sent by $protocol ($soapExtMessage), sign type $signType",
  ({ protocol, soapExtMessage, signType, kind }) => {
    it.each(["utf-8", "windows-1251"] as const)("are read, verified and answered in %s", async (charset) => {
      await sandbox.settings({ notificationProtocol: protocol, soapExtMessage, signType, notificationCharset: charset })
      const keys = await sandbox.keys()
      const publicKey = kind === "rsa" ? keys.rsa : keys.pgp
      signed = kind !== undefined
      client = clientOf(sandbox, { assistSignature: kind && { kind, publicKey, required: true } })

      const payer = { lastname: "Купала", email: "yanka@example.by" }
      const orderNumber = await openOrder(client, { money: byn(10000), delay: 1, comment: "заказ № 1", payer })
      const { billnumber } = await sandbox.pay(orderNumber)
      await sandbox.byHand(billnumber, "charge", "70.00")
      await sandbox.byHand(billnumber, "cancel", "20.00")

      expect(
        received.map(({ operationType, state, operationMoney }) => [operationType, state, operationMoney]),
      ).toEqual([
        ["payment", "Delayed", byn(10000)],
        ["charge", "PartialDelayed", byn(7000)],
        ["cancel", "PartialCanceled", byn(2000)],
      ])
      for (const one of received) {
        expect(one).toMatchObject({ orderNumber, shortBillNumber: billnumber, orderMoney: byn(10000), testMode: false })
        expect(one.fields["lastname"]).toBe("Купала")
      }
      const sent = await sandbox.notifications(orderNumber)
      expect(sent.map(({ state, attempts }) => [state, attempts])).toEqual(Array(3).fill(["answered", 1]))
      for (const { answer } of sent) expect(answer).toContain('firstcode="0" secondcode="0"')
      expect(await sandbox.order(orderNumber)).toMatchObject({ charged: "70.00", returned: "20.00" })
    })
  },
)
