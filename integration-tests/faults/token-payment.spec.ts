import { AssistClient, currencyCode, minorUnits, type OrderNumber } from "../../src/gateway"
import { AssistGate } from "../processes/assist-gate"
import { selfSigned } from "../processes/certificates"
import { Sandbox } from "../support/sandbox"
import { cellName, type NetworkFault, TOKEN_CELLS } from "./cells"
import { keepResults } from "./results"

const SECRETS = {
  merchantId: "123456",
  login: "shoplogin",
  password: "Passw0rd1",
  secretWords: ["s3cr3t-word"] as const,
}
const QUICK = { connect: 800, headers: 1000, body: 1000, total: 1500 }

/** A call of the client only: the provider does not pay by token. What it says must fit what a look at Assist shows. */
describe("tokenized payment", () => {
  let sandbox: Sandbox
  const gates: AssistGate[] = []

  beforeAll(async () => {
    sandbox = await Sandbox.start()
  }, 60_000)

  afterAll(async () => {
    for (const gate of gates) gate.close()
    await sandbox?.stop()
  })

  const client = (serverUrl: string) => new AssistClient({ ...SECRETS, serverUrl, timeouts: QUICK })

  async function pay(serverUrl: string, orderNumber: string) {
    const one = client(serverUrl)
    try {
      return await one.tokenPay({
        orderNumber: orderNumber as OrderNumber,
        money: { amount: minorUnits(10_000), currency: currencyCode("BYN") },
        delay: 1,
        payer: { firstname: "Yanka", lastname: "Kupala", email: "yanka@example.by" },
        token: { type: "apple_pay", token: { sandbox: "approve" } },
      })
    } finally {
      await one.close()
    }
  }

  async function troubled(fault: NetworkFault, orderNumber: string) {
    switch (fault) {
      case "dns":
        return await pay("http://nowhere.test:1", orderNumber)
      case "tls":
      case "refused": {
        const gate = new AssistGate(sandbox.url, "127.0.0.1", fault === "tls" ? selfSigned("127.0.0.1") : undefined)
        gates.push(gate)
        await gate.listen()
        if (fault === "refused") gate.close()
        return await pay(gate.url, orderNumber)
      }
      default:
        await sandbox.fault("tokenpay", fault, { ordernumber: orderNumber })
        return await pay(sandbox.url, orderNumber)
    }
  }

  it.each(TOKEN_CELLS.map((cell) => [cellName(cell), cell] as const))("%s", async (_name, cell) => {
    const fault = cell.fault as NetworkFault
    const orderNumber = `token-${fault}`
    const first = await troubled(fault, orderNumber)
    const look = client(sandbox.url)
    const seen = await look.orderResult({
      orderNumber: orderNumber as OrderNumber,
      from: new Date(Date.now() - 3_600_000),
    })
    await look.close()
    const there = await sandbox.orders(orderNumber)
    expect(seen.map(({ billNumber }) => billNumber)).toEqual(there.map(({ billnumber }) => billnumber))
    // What may be sent again without a look is certain not to be there; what is said to be done is.
    if (first.outcome === "not_sent" || first.outcome === "declined") expect(there).toEqual([])
    if (first.outcome === "done") expect(there).toHaveLength(1)
    if (there.length === 0) expect((await pay(sandbox.url, orderNumber)).outcome).toBe("done")
    expect(await sandbox.order(orderNumber)).toMatchObject({ state: "Delayed", held: "100.00" })
    keepResults([{ cell, verdict: "once", told: { status: 0, text: first.outcome } }])
  })
})
