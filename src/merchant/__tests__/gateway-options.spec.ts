import { readFileSync } from "node:fs"
import path from "node:path"
import { parseOptions } from "../options"

const key = (name: string) =>
  readFileSync(path.join(__dirname, "../../gateway/__tests__/fixtures/keys", name), "latin1")

const complete = {
  serverUrl: "https://payments.paysec.by",
  merchantId: "123456",
  login: "shop_login",
  password: "shopPassw0rd",
  secretWord: "s3cret w0rd",
  backendUrl: "https://api.shop.by",
  returnUrls: {
    success: "https://shop.by/order/{order_id}/confirmed",
    failure: "https://shop.by/checkout?payment=failed",
  },
}
const parse = (change: Record<string, unknown>) => parseOptions({ ...complete, ...change })

describe("keys", () => {
  it("of the shop are accepted in every form Assist hands out", () => {
    for (const name of ["pkcs1.pem", "pkcs8.pem"]) {
      expect(parse({ requestSignature: { privateKey: key(name) } }).requestSignature?.privateKey).toContain("BEGIN")
    }
    for (const name of ["pkcs1-encrypted.pem", "pkcs8-encrypted.pem"]) {
      const requestSignature = { privateKey: key(name), passphrase: "Passphrase1", digestInfo: false }
      expect(parse({ requestSignature }).requestSignature).toMatchObject({ digestInfo: false })
    }
  })

  it("may have their line breaks written out, as environment variables do", () => {
    const privateKey = key("pkcs8.pem").replaceAll("\n", "\\n")
    expect(parse({ requestSignature: { privateKey } }).requestSignature?.privateKey).toContain("KEY-----\n")
  })

  it("of Assist are an OpenPGP block, or PEM for RSA", () => {
    const openpgp = { kind: "openpgp", publicKey: key("openpgp-dsa.asc") }
    const rsa = { kind: "rsa", publicKey: key("public.pem"), hash: "sha1", required: true }
    expect(parse({ assistSignature: openpgp }).assistSignature?.kind).toBe("openpgp")
    expect(parse({ assistSignature: rsa }).assistSignature).toMatchObject({ hash: "sha1", required: true })
  })

  it("are absent unless they are given", () => {
    const { requestSignature, assistSignature } = parse({})
    expect([requestSignature, assistSignature]).toEqual([undefined, undefined])
  })

  it.each<[string, Record<string, unknown>, string]>([
    ["no key", { requestSignature: {} }, "requestSignature.privateKey is missing"],
    ["an unset variable", { requestSignature: { privateKey: "" } }, "requestSignature.privateKey is empty"],
    ["no PEM", { requestSignature: { privateKey: "secret-text" } }, "must be an RSA private key as PEM"],
    [
      "an encrypted key without its passphrase",
      { requestSignature: { privateKey: key("pkcs8-encrypted.pem") } },
      "set requestSignature.passphrase",
    ],
    [
      "a wrong passphrase",
      { requestSignature: { privateKey: key("pkcs8-encrypted.pem"), passphrase: "guessed" } },
      "check requestSignature.passphrase",
    ],
    ["a misspelt part", { requestSignature: { privatekey: "x" } }, "requestSignature.privatekey is not an option"],
    ["a text instead of parts", { requestSignature: "x" }, "requestSignature must be { privateKey"],
    ["another kind", { assistSignature: { kind: "pgp", publicKey: "x" } }, 'assistSignature.kind must be "openpgp"'],
    [
      "PEM where OpenPGP is said",
      { assistSignature: { kind: "openpgp", publicKey: key("public.pem") } },
      "assistSignature.publicKey must be an armored OpenPGP public key",
    ],
    [
      "OpenPGP where PEM is said",
      { assistSignature: { kind: "rsa", publicKey: key("openpgp-dsa.asc") } },
      "assistSignature.publicKey must be an RSA public key",
    ],
    [
      "another hash",
      { assistSignature: { kind: "rsa", publicKey: key("public.pem"), hash: "crc" } },
      "assistSignature.hash must be",
    ],
  ])("%s: refused at boot, naming the option and the mend", (_, change, text) => {
    expect(() => parse(change)).toThrow(text)
    expect(() => parse(change)).not.toThrow(/secret-text|guessed/)
  })
})

describe("formats of Assist's services", () => {
  it("may be SOAP both ways, with the cancel service that has it", () => {
    const soap = { requestFormat: "soap", replyFormat: "soap", cancelService: "wscancel" }
    expect(parse(soap)).toMatchObject(soap)
    expect(() => parse({ requestFormat: "soap" })).toThrow('requestFormat is "soap", which cancel.cfm does not take')
    expect(() => parse({ requestFormat: "soap" })).toThrow('cancelService: "wscancel"')
    expect(() => parse({ requestFormat: "xml" })).toThrow('requestFormat must be one of "form", "json", "soap"')
  })
})

describe("what goes along with every order", () => {
  it("is kept as it is given", () => {
    const given = { paymentMeans: { card: true, erip: false }, customerNumber: true, disable3ds: true, maxPoints: 500 }
    expect(parse(given)).toMatchObject(given)
  })

  it.each<[Record<string, unknown>, string]>([
    [{ paymentMeans: { card: false, erip: false } }, "paymentMeans is all off"],
    [{ paymentMeans: { cards: true } }, "paymentMeans.cards is not an option"],
    [{ paymentMeans: { card: "yes" } }, "paymentMeans.card must be true or false"],
    [{ customerNumber: "true" }, "customerNumber must be true or false"],
    [{ disable3ds: 1 }, "disable3ds must be true or false"],
    [{ maxPoints: 0 }, "maxPoints must be at least 1"],
    [{ maxPoints: 1.5 }, "maxPoints must be a whole number"],
    [{ maxPoints: "100" }, "maxPoints must be a number"],
  ])("%j is refused by name", (change, text) => {
    expect(() => parse(change)).toThrow(text)
  })
})
