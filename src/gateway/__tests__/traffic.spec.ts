import { CircuitBreaker } from "../http/circuit-breaker"
import { RateGate } from "../http/rate-gate"
import type { OrderNumber } from "../model"
import { flatReply, orderXml, resultXml } from "./support/replies"
import { answer, client, closeClients, drop, hang, TestServer } from "./support/test-server"

let server: TestServer | undefined
afterEach(async () => {
  await closeClients()
  await server?.stop()
  server = undefined
})

const query = { orderNumber: "ORD-1001" as OrderNumber, from: new Date(0) }
const order = { billNumber: "5112223334445556", orderNumber: "ORD-1001" as OrderNumber }
const tooOften = answer(resultXml("", "1", "3"))

describe("the circuit", () => {
  it("opens after so many failures in a row, lets one call try, and closes with an answer", () => {
    const circuit = new CircuitBreaker({ failures: 2, coolDown: 1_000 })
    circuit.leave(false, 0)
    circuit.leave(true, 0)
    circuit.leave(false, 0)
    expect(circuit.enter(0)).toBe(0)
    circuit.leave(false, 0)
    expect(circuit.enter(400)).toBe(600)
    expect(circuit.enter(1_000)).toBe(0)
    expect(circuit.enter(1_001)).toBeGreaterThan(0) // the first is still trying
    circuit.leave(false, 1_100)
    expect(circuit.enter(1_200)).toBe(900)
    expect(circuit.enter(2_100)).toBe(0)
    circuit.leave(undefined, 2_100) // given up by its caller: the next may try
    expect(circuit.enter(2_100)).toBe(0)
    circuit.leave(true, 2_200)
    expect(circuit.enter(2_200)).toBe(0)
    expect(circuit.enter(2_200)).toBe(0)
  })

  it("says so, for reads and for money, and sends nothing", async () => {
    server = await TestServer.start(drop)
    const assist = client(server.url, { circuit: { failures: 3, coolDown: 60_000 } })
    await expect(assist.orderResult(query)).rejects.toMatchObject({ kind: "unreachable" })
    expect(server.received).toHaveLength(3)
    await expect(assist.orderResult(query)).rejects.toMatchObject({
      kind: "circuit_open",
      message: expect.stringMatching(/several times in a row.* 60 s/),
    })
    expect(await assist.charge(order)).toMatchObject({ outcome: "not_sent", reason: expect.stringMatching(/in a row/) })
    expect(server.received).toHaveLength(3)
  })

  it("counts 502 to 504 as no answer, and an answer with codes as one", async () => {
    server = await TestServer.start(
      answer("", 503),
      answer("", 502),
      answer(resultXml("", "2", "0"), 500),
      answer("", 503),
    )
    const assist = client(server.url, { circuit: { failures: 3, coolDown: 60_000 } })
    for (let call = 0; call < 5; call++) await assist.charge(order)
    expect(server.received).toHaveLength(5)
    expect(await assist.charge(order)).toMatchObject({ outcome: "unknown" })
    expect(await assist.charge(order)).toMatchObject({ outcome: "not_sent" })
    expect(server.received).toHaveLength(6)
  })

  it("can be switched off", async () => {
    server = await TestServer.start(drop)
    const assist = client(server.url, { circuit: false })
    for (let call = 0; call < 12; call++) await assist.charge(order)
    expect(server.received).toHaveLength(12)
  })
})

describe("the rate limit", () => {
  it("closes the gate for longer each time, up to half a minute, until there is an answer", () => {
    const gate = new RateGate()
    const waits: number[] = []
    let now = 0
    for (let strike = 0; strike < 8; strike++) {
      gate.limited(now)
      const wait = gate.wait(now)
      waits.push(wait)
      now += wait
      expect(gate.wait(now)).toBe(0)
    }
    const bounds = [1, 2, 4, 8, 16, 30, 30, 30].map((seconds) => seconds * 1000)
    for (const [index, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual((bounds[index] ?? 0) / 2)
      expect(wait).toBeLessThanOrEqual(bounds[index] ?? 0)
    }
    gate.answered()
    gate.limited(now)
    expect(gate.wait(now)).toBeLessThanOrEqual(1_000)
  })

  it("is waited out by what moves money: a refusal says that nothing was done, so it is sent once more", async () => {
    server = await TestServer.start(tooOften, answer(flatReply()))
    const started = performance.now()
    expect(await client(server.url).charge(order)).toMatchObject({ outcome: "done" })
    expect(performance.now() - started).toBeGreaterThan(300)
    expect(server.received).toHaveLength(2)
  })

  it("is told when it refuses the second time too", async () => {
    server = await TestServer.start(tooOften, tooOften, answer(flatReply()))
    expect(await client(server.url).charge(order)).toMatchObject({ outcome: "not_sent", codes: { second: "3" } })
    expect(server.received).toHaveLength(2)
  })

  it("is not waited out by what went unanswered: that may have been done", async () => {
    server = await TestServer.start(tooOften, hang, answer(flatReply()))
    const assist = client(server.url, { timeouts: { headers: 300, total: 4_000 } })
    expect(await assist.charge(order)).toMatchObject({ outcome: "unknown" })
    expect(server.received).toHaveLength(2)
  })

  it("makes every call of the merchant wait, not only the one that was refused", async () => {
    server = await TestServer.start(tooOften, answer(flatReply()))
    const assist = client(server.url)
    const refused = assist.charge(order)
    await new Promise((resolve) => setTimeout(resolve, 150)) // it was refused by now, and waits for half a second at least
    const started = performance.now()
    expect(await assist.charge({ ...order })).toMatchObject({ outcome: "done" })
    expect(performance.now() - started).toBeGreaterThan(250)
    expect(await refused).toMatchObject({ outcome: "done" })
  })

  it("refuses at once what could not be sent in time", async () => {
    server = await TestServer.start(tooOften)
    const assist = client(server.url, { timeouts: { total: 400 } })
    await assist.charge(order)
    expect(await assist.charge(order)).toMatchObject({
      outcome: "not_sent",
      reason: expect.stringMatching(/too often/),
    })
    await expect(assist.orderResult(query)).rejects.toMatchObject({ kind: "rate_limited" })
    expect(server.received).toHaveLength(1)
  })

  it("is waited out by a read, which an abort signal ends", async () => {
    server = await TestServer.start(tooOften, answer(resultXml(orderXml())), tooOften, hang)
    const assist = client(server.url)
    expect(await assist.orderResult(query)).toHaveLength(1)
    const aborter = new AbortController()
    setTimeout(() => aborter.abort(), 600) // after the pace that one refusal sets
    await expect(assist.orderResult({ ...query, signal: aborter.signal })).rejects.toMatchObject({ kind: "aborted" })
    expect(await assist.charge({ ...order, signal: AbortSignal.abort() })).toMatchObject({ outcome: "not_sent" })
    expect(server.received).toHaveLength(3)
  })
})
