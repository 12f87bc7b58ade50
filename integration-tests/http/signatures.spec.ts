import { generateKeyPairSync } from "node:crypto"
import { heldOrder } from "../support/held-order"
import { notificationBody } from "../support/notification-body"
import { onStore } from "../support/store"

/** As Assist issues them: RSA with 1024 bits (seed 004). */
const keys = generateKeyPairSync("rsa", {
  modulusLength: 1024,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem", cipher: "aes-128-cbc", passphrase: "open sesame" },
})
const requestSignature = { privateKey: keys.privateKey, passphrase: "open sesame" }
const soap = { requestFormat: "soap", replyFormat: "soap", cancelService: "wscancel" }

// A store whose merchants sign: orders with their own key, results with Assist's. "main" asks Assist in SOAP and has
// results as OpenPGP messages, "one" has them as RSA signatures. A file of its own: the options belong to the boot.
onStore(
  (store) => {
    const SECRET: Record<string, string> = { "123456": "s3cr3t-word", "654321": "another-word" }
    const send = (body: string) =>
      fetch(`${store.url}/hooks/assist`, {
        method: "POST",
        body,
        headers: { "content-type": "application/x-www-form-urlencoded" },
      }).then((answer) => answer.text())
    /** A right check value: only the signature tells the forger from Assist. */
    const forged = (merchant_id: string, id: string, more: Record<string, string>) =>
      notificationBody(id, { merchant_id, ...more }, SECRET[merchant_id])

    beforeAll(async () => {
      await store.sandbox.settings({ publicKey: keys.publicKey, signType: "pgp" })
      await store.sandbox.merchant({ merchant_id: "654321", publicKey: keys.publicKey, signType: "rsa" })
    })

    it("signs orders, speaks SOAP and believes signed replies: hold, partial capture, refund", async () => {
      const { sandbox, admin } = store
      const { session, orderId, paymentId } = await heldOrder(store)
      expect((await sandbox.notifications(session.number))[0]).toMatchObject({ state: "answered", attempts: 1 })
      expect((await sandbox.notifications(session.number))[0]?.fields["signature"]).not.toBe("")

      expect((await admin.capture(paymentId, 60)).status).toBe(200)
      expect(await sandbox.order(session.number)).toMatchObject({ state: "PartialDelayed", charged: "60.00" })
      expect(await admin.books(orderId)).toMatchObject({ captured: "60.00", transactions: ["capture 60.00"] })

      expect((await admin.refund(paymentId, 25)).status).toBe(200)
      expect(await sandbox.order(session.number)).toMatchObject({ charged: "60.00", returned: "25.00" })
      expect(await admin.books(orderId)).toMatchObject({ captured: "60.00", refunded: "25.00" })
    })

    it("takes a whole sum in one stage with results signed by RSA", async () => {
      const { shop, sandbox, admin } = store
      const { session } = await shop.checkout({ provider: "pp_assist_one" })
      await sandbox.pay(session.number)
      const [order] = await admin.orders()
      expect(await sandbox.order(session.number)).toMatchObject({ state: "Approved", charged: "100.00" })
      expect(await admin.books(order?.id as string)).toMatchObject({ captured: "100.00", authorized: "100.00" })
    })

    describe.each([
      ["OpenPGP", "pp_assist_main", "123456"],
      ["RSA", "pp_assist_one", "654321"],
    ])("a notification signed by %s", (_, provider, merchantId) => {
      /** Paid at Assist, and the shop has heard nothing: a notification that is believed would place the order. */
      const paid = async () => {
        const { shop, sandbox } = store
        const { session } = await shop.checkout({ provider })
        await sandbox.pay(session.number, "approve", false)
        const order = await sandbox.order(session.number)
        return { session, order, state: provider.endsWith("one") ? "Approved" : "Delayed" }
      }

      it.each([
        ["without its signature", async () => ""],
        ["with a signature that is none", async () => Buffer.from("signed by nobody").toString("base64")],
        [
          "with the signature of another order's notification",
          async () => {
            const { shop, sandbox } = store
            const { session } = await shop.checkout({ provider })
            await sandbox.pay(session.number)
            return (await sandbox.notifications(session.number))[0]?.fields["signature"] as string
          },
        ],
      ])("%s is rejected for good, though its check value is right", async (_name, signature) => {
        const { sandbox, admin } = store
        const other = await signature()
        const before = (await admin.orders()).length
        const { session, order, state } = await paid()
        const more = { billnumber: order.billnumber, orderstate: state, signature: other }
        expect(await send(forged(merchantId, session.number, more))).toContain('firstcode="7" secondcode="0"')
        expect(await admin.orders()).toHaveLength(before)
        expect(await sandbox.order(session.number)).toMatchObject({ state, returned: "0.00", released: "0.00" })
      })

      it("needs its check value besides", async () => {
        const { sandbox, admin } = store
        const { session } = await store.shop.checkout({ provider })
        await sandbox.fault("notification", "lost", { ordernumber: session.number })
        await sandbox.pay(session.number)
        const { fields } = (await sandbox.notifications(session.number))[0] ?? {}
        expect(fields?.["signature"]).not.toBe("")
        const answer = await send(new URLSearchParams({ ...fields, checkvalue: "0".repeat(32) }).toString())
        expect(answer).toContain('firstcode="9" secondcode="7"')
        expect(await admin.orders()).toHaveLength(0)
        expect(await send(new URLSearchParams(fields).toString())).toContain('firstcode="0"')
        expect(await admin.orders()).toHaveLength(1)
        expect(await sandbox.order(session.number)).toMatchObject({ returned: "0.00", released: "0.00" })
      })
    })
  },
  async (sandbox) => {
    const { pgp, rsa } = await sandbox.keys()
    return {
      both: { requestSignature, ...soap, assistSignature: { kind: "openpgp", publicKey: pgp, required: true } },
      one: { requestFormat: "form", assistSignature: { kind: "rsa", publicKey: rsa } },
    }
  },
)
