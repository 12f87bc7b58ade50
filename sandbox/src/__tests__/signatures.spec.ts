import { execFileSync } from "node:child_process"
import { constants, createHash, generateKeyPairSync, type KeyObject, privateEncrypt, sign, verify } from "node:crypto"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { signedOrder } from "./sign-order.ts"
import { startReceiver } from "./start-receiver.ts"
import { element, eventually, startSandbox, type TestSandbox } from "./start-sandbox.ts"

let sandbox: TestSandbox
let counter = 0

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())

const settings = (patch: Record<string, unknown>) => sandbox.tell("/_control/settings", patch)
const held = () =>
  sandbox.tell("/_control/orders", { ordernumber: `G-${++counter}`, amount: "199.90", card: "approve" })

describe("the request's Signature", () => {
  // 1024 bits, as the documents say.
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 1024 })
  const pem = publicKey.export({ type: "spki", format: "pem" }).toString()
  const send = async (fields: Record<string, string>) => {
    const body = new URLSearchParams(signedOrder(fields))
    const reply = await fetch(`${sandbox.url}/pay/order.cfm`, { method: "POST", body, redirect: "manual" })
    return (
      /ErrorID=(\d+)\.(\d+)/
        .exec(reply.headers.get("location") ?? "")
        ?.slice(1)
        .join("/") ?? "accepted"
    )
  }
  const signature = (text: string, key: KeyObject = privateKey) =>
    sign("RSA-MD5", Buffer.from(text), key).toString("base64")

  afterAll(() => settings({ publicKey: "", requestSignature: "digestinfo" }))

  it("is not looked at without a key", async () => {
    expect(await send({ OrderNumber: "G-A", Signature: "nonsense" })).toBe("accepted")
  })

  it("has to be right with one", async () => {
    await settings({ publicKey: pem })
    const x = (number: string) => `123456;${number};199.90;BYN`
    expect(await send({ OrderNumber: "G-B", Signature: signature(x("G-B")) })).toBe("accepted")
    expect(await send({ OrderNumber: "G-C" })).toBe("9/0")
    expect(await send({ OrderNumber: "G-C", Signature: signature(x("G-B")) })).toBe("9/0")
    expect(await send({ OrderNumber: "G-C", Signature: "nonsense" })).toBe("9/0")
    const stranger = generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey
    expect(await send({ OrderNumber: "G-C", Signature: signature(x("G-C"), stranger) })).toBe("9/0")
    const customer = { OrderNumber: "G-D", CustomerNumber: "cus_42" }
    expect(await send({ ...customer, Signature: signature(`${x("G-D")};cus_42`) })).toBe("accepted")
    const payrequest = signedOrder({ OrderNumber: "G-E", Signature: "" })
    expect(JSON.parse((await sandbox.post("payrequest", payrequest)).text).orderstate).toBe("Decline")
  })

  it("may be the bare digest when the merchant's setting says so", async () => {
    await settings({ requestSignature: "bare" })
    const digest = createHash("md5").update("123456;G-F;199.90;BYN").digest()
    const bare = privateEncrypt({ key: privateKey, padding: constants.RSA_PKCS1_PADDING }, digest).toString("base64")
    expect(await send({ OrderNumber: "G-F", Signature: bare })).toBe("accepted")
    expect(await send({ OrderNumber: "G-G", Signature: signature("123456;G-G;199.90;BYN") })).toBe("9/0")
  })

  it("its key has to be an RSA key", async () => {
    await expect(settings({ publicKey: "no key" })).rejects.toThrow("400")
    const { publicKey: other } = generateKeyPairSync("ed25519")
    await expect(settings({ publicKey: other.export({ type: "spki", format: "pem" }) })).rejects.toThrow("400")
  })
})

/** The values of X of a flat reply, in its order (seed 003). */
const flat = (xml: string) =>
  [
    "billnumber",
    "ordernumber",
    "responsecode",
    "orderamount",
    "ordercurrency",
    "meannumber",
    "approvalcode",
    "orderstate",
    "packetdate",
  ].map((name) => element(xml, name) ?? "")

describe("sign type rsa", () => {
  const isSigned = async (text: string, signature: string | undefined) => {
    const { rsa } = await sandbox.read("/_control/keys")
    return verify("RSA-MD5", Buffer.from(text), rsa, Buffer.from(signature ?? "", "base64"))
  }
  beforeAll(() => settings({ signType: "rsa" }))
  afterAll(() => settings({ signType: "md5" }))

  it("signs the documented concatenation of charge and cancel", async () => {
    const { billnumber } = await held()
    const xml = await sandbox.call("charge", { Billnumber: billnumber })
    expect(await isSigned(flat(xml).join(""), element(xml, "signature"))).toBe(true)
    expect(await isSigned(`${flat(xml).join("")}0`, element(xml, "signature"))).toBe(false)
    const back = await sandbox.call("cancel", { Billnumber: billnumber })
    expect(await isSigned(flat(back).join(""), element(back, "signature"))).toBe(true)
  })

  it("signs the queries' string, beside the check value", async () => {
    const { ordernumber } = await held()
    const xml = await sandbox.call("orderresult", { OrderNumber: ordernumber })
    const x = `123456${ordernumber}199.90BYNDelayed`
    expect(await isSigned(x, element(xml, "signature"))).toBe(true)
    expect(element(xml, "checkvalue")).toMatch(/^[0-9A-F]{32}$/)
  })

  it("signs notifications, over the operation's amount", async () => {
    const shop = await startReceiver()
    await settings({ notificationUrl: shop.url })
    const { ordernumber } = await held()
    const [first] = await eventually(async () => shop.of(ordernumber)[0] && shop.of(ordernumber))
    await settings({ notificationUrl: "" })
    await shop.stop()
    expect(await isSigned(`123456${ordernumber}199.90BYNDelayed`, first?.fields["signature"])).toBe(true)
  })

  it("the cabinet shows the key, and it stays the same", async () => {
    const { rsa } = await sandbox.read("/_control/keys")
    expect(await (await fetch(`${sandbox.url}/cabinet/settings`)).text()).toContain(rsa.split("\n")[1])
    await sandbox.tell("/_control/reset")
    expect((await sandbox.read("/_control/keys")).rsa).toBe(rsa)
  })
})

describe("sign type pgp", () => {
  beforeAll(() => settings({ signType: "pgp" }))
  afterAll(() => settings({ signType: "md5" }))

  it("is an OpenPGP message with the fields, with commas between", async () => {
    const { billnumber } = await held()
    const xml = await sandbox.call("charge", { Billnumber: billnumber })
    const message = Buffer.from(element(xml, "signature") ?? "", "base64")
    const literal = Buffer.concat([
      Buffer.from("b\x08_CONSOLE"),
      message.subarray(message.indexOf("_CONSOLE") + 8).subarray(0, 4),
    ])
    const start = message.indexOf(literal) + literal.length
    const text = flat(xml).join(",")
    expect(message.subarray(start, start + text.length).toString()).toBe(text)
  })

  const whereGnuPgIs = hasGnuPg() ? it : it.skip
  whereGnuPgIs("is verified by GnuPG", async () => {
    const home = mkdtempSync(path.join(tmpdir(), "gpg-"))
    try {
      const { pgp } = await sandbox.read("/_control/keys")
      const { billnumber } = await held()
      const xml = await sandbox.call("cancel", { Billnumber: billnumber })
      writeFileSync(path.join(home, "key.asc"), pgp)
      writeFileSync(path.join(home, "message"), Buffer.from(element(xml, "signature") ?? "", "base64"))
      const gpg = (...args: string[]) =>
        execFileSync("gpg", ["--homedir", home, "--batch", "--quiet", "--allow-weak-digest-algos", ...args], {
          stdio: ["ignore", "pipe", "ignore"],
        }).toString()
      gpg("--import", path.join(home, "key.asc"))
      expect(gpg("--decrypt", path.join(home, "message"))).toBe(flat(xml).join(","))
      expect(gpg("--status-fd", "1", "--verify", path.join(home, "message"))).toContain("GOODSIG")
    } finally {
      rmSync(home, { recursive: true, force: true })
    }
  })
})

function hasGnuPg(): boolean {
  try {
    execFileSync("gpg", ["--version"], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}
