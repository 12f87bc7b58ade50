import { readFileSync } from "node:fs"
import path from "node:path"
import {
  AssistClient,
  CheckValues,
  currencyCode,
  decodeNotification,
  minorUnits,
  type OrderNumber,
  replyCheckString,
} from "../../src/gateway"
import { parseXml } from "../../src/gateway/decode/parse-xml"
import { readOrder } from "../../src/gateway/decode/read-order"
import { decodeReply } from "../../src/gateway/decode/reply-document"
import { RequestSigner } from "../../src/gateway/signature/request-signer"
import type { Row, Section } from "../report/row"
import { handOver } from "../run-script"
import { benchClientCall } from "./client-call"
import { MERCHANT, NOTIFICATION, REPLIES, SECRET_WORD } from "./samples"
import { timeEach } from "./time-each"

const KEY = path.join(process.cwd(), "src/gateway/__tests__/fixtures/keys/pkcs1.pem")

/** Runs as plain JavaScript in a process of its own, see bench-gateway.ts. */
async function measure(): Promise<readonly Section[]> {
  const rows: Row[] = []
  const line = (what: string, work: () => unknown, runs?: number) =>
    rows.push({ what, figure: timeEach(work, runs), unit: "µs" })

  const checkValues = new CheckValues([SECRET_WORD])
  const x = replyCheckString(MERCHANT, "ORD-1001", "199.90", "BYN", "Approved")
  const right = checkValues.sign(x)
  const rotating = new CheckValues(["new-word", SECRET_WORD])
  line("check value, sign", () => checkValues.sign(x))
  line("check value, verify", () => checkValues.verify(x, right))
  line("check value, verify with two words", () => rotating.verify(x, right))

  const client = new AssistClient({
    serverUrl: "https://payments.example",
    merchantId: MERCHANT,
    login: "shop_login",
    password: "Passw0rd99",
    secretWords: [SECRET_WORD],
  })
  const order = {
    orderNumber: "ORD-1001" as OrderNumber,
    money: { amount: minorUnits(19990), currency: currencyCode("BYN") },
    delay: 1,
  } as const
  line("order form with check value", () => client.orderForm(order))
  const body = Buffer.from(NOTIFICATION)
  line("notification, decode and verify", () => {
    if (!client.verifyNotification(decodeNotification(body, undefined))) throw new Error("was not verified")
  })
  for (const [format, text] of Object.entries(REPLIES)) {
    const bytes = Buffer.from(text)
    const read = () => decodeReply(bytes, "text/xml; charset=utf-8").orders.map((raw) => readOrder(raw, undefined))
    const floor = text.startsWith("<")
      ? { floor: { what: "its XML read by fast-xml-parser", figure: timeEach(() => parseXml(text)) } }
      : {}
    rows.push({ what: `reply of ${bytes.length} bytes, ${format}`, figure: timeEach(read), unit: "µs", ...floor })
  }
  const privateKey = readFileSync(KEY, "latin1")
  const signer = new RequestSigner({ privateKey })
  line("signature, RSA-1024 over MD5", () => signer.sign("123456;ORD-1001;199.90;BYN"), 1000)
  const slow = new RequestSigner({ privateKey }, false)
  line("signature where OpenSSL refuses the key", () => slow.sign(x), 100)
  line("signature with the key parsed every time", () => new RequestSigner({ privateKey }).sign(x), 100)
  await client.close()

  const own = "What the client does besides waiting, one after the other in one process; median of 20 batches."
  return [{ title: "The gateway client's own work", about: own, rows }, await benchClientCall()]
}

handOver(measure)
