import { type AssistClientOptions, AssistError, type AssistSignatureOptions, currencyCode, minorUnits } from "../index"
import type { OrderNumber } from "../model"
import { makeVerifier } from "../signature/assist-signature"
import { RequestSigner } from "../signature/request-signer"
import { fixture } from "./support/fixture"
import { flatReply, orderXml, resultXml } from "./support/replies"
import { answer, client, closeClients, TestServer } from "./support/test-server"

const key = (name: string) => fixture(`keys/${name}`).toString("latin1")
const X = "123456;ORD-1001;199.90;BYN"

let server: TestServer | undefined
afterEach(async () => {
  await closeClients()
  await server?.stop()
  server = undefined
})

/** Whether the optional library is there; the shop that needs it installs it. */
const hasOpenPgp = (() => {
  try {
    require.resolve("openpgp")
    return true
  } catch {
    return false
  }
})()
const withOpenPgp = hasOpenPgp ? it : it.skip

describe("the signature of a request", () => {
  it.each([
    ["pkcs1.pem", undefined],
    ["pkcs8.pem", undefined],
    ["pkcs1-encrypted.pem", "Passphrase1"],
    ["pkcs8-encrypted.pem", "Passphrase1"],
  ])("is the one of openssl with the key %s", (name, passphrase) => {
    const options = { privateKey: key(name), passphrase }
    expect(new RequestSigner(options).sign(X)).toBe(key("signature-digestinfo.b64"))
    expect(new RequestSigner({ ...options, digestInfo: false }).sign(X)).toBe(key("signature-raw.b64"))
    // where the system's OpenSSL refuses the key
    expect(new RequestSigner(options, false).sign(X)).toBe(key("signature-digestinfo.b64"))
    expect(new RequestSigner({ ...options, digestInfo: false }, false).sign(X)).toBe(key("signature-raw.b64"))
  })

  it("goes with the order beside its check value, over the delimited string always", () => {
    const options: Partial<AssistClientOptions> = {
      requestCheckValue: "joined",
      requestSignature: { privateKey: key("pkcs1.pem") },
    }
    const { fields } = client("https://payments.paysec.by", options).orderForm({
      orderNumber: "ORD-1001" as OrderNumber,
      money: { amount: minorUnits(19990), currency: currencyCode("BYN") },
      delay: 1,
    })
    expect(fields["Signature"]).toBe(key("signature-digestinfo.b64"))
    expect(fields["Checkvalue"]).toBe("F1C0C0587EF95DED9EA90DCEA68BDFE9")
  })

  it.each<[string, string, string | undefined, RegExp]>([
    ["an encrypted key without its passphrase", "pkcs8-encrypted.pem", undefined, /passphrase/],
    ["a wrong passphrase", "pkcs8-encrypted.pem", "wrong", /cannot be decrypted/],
    ["a wrong passphrase of the older form", "pkcs1-encrypted.pem", "wrong", /cannot be decrypted/],
    ["a public key", "public.pem", undefined, /RSA private key/],
  ])("is refused with %s, without quoting the key", (_what, name, passphrase, message) => {
    let error: unknown
    try {
      new RequestSigner({ privateKey: key(name), passphrase })
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(AssistError)
    expect((error as AssistError).message).toMatch(message)
    expect((error as AssistError).message).not.toMatch(/MII|[A-Za-z0-9+/]{40}/)
  })
})

const signedCharge = {
  approvalcode: "F02118",
  meannumber: "411111****1111",
  amount: "199.90",
  packetdate: "01.06.2024 09:01:47",
}

async function charge(signature: string | undefined, assistSignature: AssistSignatureOptions, change = {}) {
  server = await TestServer.start(answer(flatReply({ ...signedCharge, signature, ...change })))
  const outcome = await client(server.url, { assistSignature }).charge({
    billNumber: "5112223334445556",
    orderNumber: "ORD-1001" as OrderNumber,
  })
  await server.stop()
  return outcome
}

describe("the signature of a reply by RSA", () => {
  const rsa: AssistSignatureOptions = { kind: "rsa", publicKey: key("public.pem") }

  it.each(["md5", "sha1", "sha256"] as const)("over %s is believed", async (hash) => {
    expect(await charge(key(`reply-${hash}.b64`), { ...rsa, hash })).toMatchObject({ outcome: "done" })
  })

  it.each<[string, string, AssistSignatureOptions, Record<string, string>]>([
    ["by another hash", key("reply-sha1.b64"), rsa, {}],
    ["over another sum", key("reply-md5.b64"), rsa, { orderamount: "199.91", amount: "199.91" }],
    ["over another state", key("reply-md5.b64"), rsa, { orderstate: "Approved" }],
    ["that is no base64", "###", rsa, {}],
    ["that is missing where one is required", "", { ...rsa, required: true }, {}],
  ])("%s makes the outcome unknown", async (_what, signature, options, change) => {
    expect(await charge(signature, options, change)).toMatchObject({
      outcome: "unknown",
      reason: expect.stringContaining("signature"),
    })
  })

  it("may be missing unless it is required, as in the sample of seed 003", async () => {
    expect(await charge("", rsa)).toMatchObject({ outcome: "done" })
  })

  it("of orderresult covers merchant, order number, sum and state", async () => {
    const order = (state: string) =>
      answer(resultXml(orderXml({ orderstate: state, signature: key("state-md5.b64").replace(/(.{60})/g, "$1\n") })))
    server = await TestServer.start(order("Approved"), order("Delayed"))
    const assist = client(server.url, { assistSignature: rsa })
    const query = { orderNumber: "ORD-1001" as OrderNumber, from: new Date(0) }
    expect(await assist.orderResult(query)).toHaveLength(1)
    await expect(assist.orderResult(query)).rejects.toMatchObject({ kind: "integrity" })
  })

  it("of a notification is verified with the merchant's key only", async () => {
    const body = (change = {}) =>
      Buffer.from(
        new URLSearchParams({
          merchant_id: "123456",
          ordernumber: "ORD-1001",
          billnumber: "5112223334445556",
          amount: "199.90",
          currency: "BYN",
          orderstate: "Approved",
          signature: key("state-md5.b64"),
          ...change,
        }).toString(),
      )
    const assist = client("https://payments.paysec.by", { assistSignature: rsa })
    const verify = (change = {}) =>
      assist.verifyNotificationSignature(assist.decodeNotification(body(change), undefined))
    expect(await verify()).toBe(true)
    expect(await verify({ amount: "5.00", orderamount: "199.90", ordercurrency: "BYN" })).toBe(true)
    for (const change of [{ amount: "199.91" }, { orderstate: "Delayed" }, { signature: "" }, { merchant_id: "1" }]) {
      expect(await verify(change)).toBe(false)
    }
    const without = client("https://payments.paysec.by")
    await expect(
      without.verifyNotificationSignature(without.decodeNotification(body(), undefined)),
    ).rejects.toMatchObject({ kind: "configuration" })
  })
})

describe("the signature of a reply as an OpenPGP message", () => {
  const dsa: AssistSignatureOptions = { kind: "openpgp", publicKey: key("openpgp-dsa.asc") }
  const rsa: AssistSignatureOptions = { kind: "openpgp", publicKey: key("openpgp-rsa.asc") }

  withOpenPgp("is believed by DSA over SHA-1, as in the real reply, and by RSA", async () => {
    expect(await charge(key("openpgp-dsa.b64"), dsa)).toMatchObject({ outcome: "done" })
    expect(await charge(key("openpgp-rsa.b64"), rsa)).toMatchObject({ outcome: "done" })
  })

  withOpenPgp("is compared with the reply field by field", async () => {
    expect(await charge(key("openpgp-dsa.b64"), dsa, { approvalcode: "F02119" })).toMatchObject({
      outcome: "unknown",
      reason: expect.stringContaining("differs from its content in field 7"),
    })
  })

  withOpenPgp("by another key, changed, or no message at all makes the outcome unknown", async () => {
    const changed = Buffer.from(key("openpgp-dsa.b64"), "base64")
    changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1)
    for (const signature of [key("openpgp-rsa.b64"), changed.toString("base64"), "aGVsbG8="]) {
      expect(await charge(signature, dsa)).toMatchObject({
        outcome: "unknown",
        reason: expect.stringContaining("OpenPGP"),
      })
    }
  })

  withOpenPgp("of a state is verified too", async () => {
    const candidates = [["123456", "ORD-1001", "199.90", "BYN", "Approved"]]
    expect(await makeVerifier(dsa).verify(key("openpgp-state.b64"), candidates)).toBeUndefined()
  })

  it("needs a key of its kind", () => {
    for (const options of [
      { ...dsa, publicKey: "nothing" },
      { ...dsa, kind: "rsa" as const },
      { ...dsa, kind: "x509" as "rsa" },
    ]) {
      expect(() => makeVerifier(options)).toThrow(/assistSignature/)
    }
  })
})
