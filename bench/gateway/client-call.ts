import { once } from "node:events"
import { performance } from "node:perf_hooks"
import { Worker } from "node:worker_threads"
import { Pool } from "undici"
import { AssistClient, CheckValues, type OrderNumber, replyCheckString } from "../../src/gateway"
import { readOrder } from "../../src/gateway/decode/read-order"
import { decodeReply } from "../../src/gateway/decode/reply-document"
import type { Row, Section } from "../report/row"
import { figures } from "../statistics"
import { MERCHANT, REPLIES, SECRET_WORD, STATE_REPLY } from "./samples"

const BLOCKS = 40
const WARM_UP_BLOCKS = 15
const CALLS = 200

const BARE = "undici.request, text"
const BARE_STATE = "undici.request, text (state)"
const SAME_WORK = "undici + decode, verify, model"

/** A server in a thread of its own, so that its work does not count as the client's. */
const SERVER = `
const http = require("node:http")
const { parentPort, workerData } = require("node:worker_threads")
const server = http.createServer((request, response) => {
  request.resume()
  request.on("end", () => {
    const body = workerData[request.url.includes("orderstate") ? "state" : "result"]
    response.writeHead(200, { "content-type": "text/xml; charset=utf-8", "content-length": Buffer.byteLength(body) })
    response.end(body)
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port))
`

/**
 * One `orderResult` over loopback beside other ways to post the same form and get the text back. The client does
 * more: it builds the form, limits time and size, decodes, verifies the check value and makes the model. So the same
 * request is also measured with that work on top, done here by hand: what is left between the two is the client's own
 * dealings (timers, circuit, rate gate, repeats).
 */
export async function benchClientCall(): Promise<Section> {
  const worker = new Worker(SERVER, { eval: true, workerData: { result: REPLIES.xml, state: STATE_REPLY } })
  const [port] = (await once(worker, "message")) as [number]
  const origin = `http://127.0.0.1:${port}`
  const path = "/orderresult/orderresult.cfm"
  const form = new URLSearchParams({
    Ordernumber: "ORD-1001",
    Merchant_ID: MERCHANT,
    Login: "shop_login",
    Password: "Passw0rd99",
    Language: "RU",
    Format: "3",
    StartYear: "2024",
    StartMonth: "5",
    StartDay: "31",
    StartHour: "0",
    StartMin: "0",
  }).toString()
  const headers = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" }
  const pool = new Pool(origin, { connections: 8, pipelining: 1 })
  const client = new AssistClient({
    serverUrl: origin,
    merchantId: MERCHANT,
    login: "shop_login",
    password: "Passw0rd99",
    secretWords: [SECRET_WORD],
  })
  const from = new Date("2024-05-31T00:00:00Z")
  const axios = await loadAxios()
  const post = async (to = path) => (await pool.request({ method: "POST", path: to, headers, body: form })).body
  const checkValues = new CheckValues([SECRET_WORD])
  const x = replyCheckString(MERCHANT, "ORD-1001", "199.90", "BYN", "Approved")
  const checkValue = checkValues.sign(x)
  const contentType = "text/xml; charset=utf-8"
  const ways: Record<string, () => Promise<unknown>> = {
    [BARE]: async () => (await post()).text(),
    [SAME_WORK]: async () => {
      const { orders } = decodeReply(new Uint8Array(await (await post()).arrayBuffer()), contentType)
      checkValues.verify(x, checkValue)
      return orders.map((order) => readOrder(order, true))
    },
    "AssistClient.orderResult": () => client.orderResult({ orderNumber: "ORD-1001" as OrderNumber, from }),
    [BARE_STATE]: async () => (await post("/orderstate/orderstate.cfm")).text(),
    "AssistClient.orderState": () => client.orderState({ orderNumber: "ORD-1001" as OrderNumber, from }),
    fetch: async () => (await fetch(`${origin}${path}`, { method: "POST", headers, body: form })).text(),
    ...(axios && { axios: () => axios.post(`${origin}${path}`, form, { headers, responseType: "text" }) }),
  }
  try {
    const times = await race(ways)
    const of = (name: string) => times[name] ?? Number.NaN
    const rows = Object.entries(times).map(([name, p50]): Row => {
      const bare = /state/i.test(name) ? BARE_STATE : BARE
      const floor = name === "AssistClient.orderResult" ? SAME_WORK : bare
      const row = { what: `${name}, p50`, figure: p50, unit: "ms" } as const
      return name === floor ? row : { ...row, floor: { what: floor, figure: of(floor) } }
    })
    const about = `One \`orderresult\` over loopback beside other ways to post the same form; "${SAME_WORK}" does by hand what the client does with the reply.`
    return { title: "One call of the gateway client", about, rows }
  } finally {
    await client.close()
    await pool.close()
    await worker.terminate()
  }
}

/**
 * Each way in short blocks, in turn: a slow moment of the machine meets all of them, and none pays for the garbage and
 * the cold caches of the one before.
 */
async function race(ways: Record<string, () => Promise<unknown>>): Promise<Record<string, number>> {
  const names = Object.keys(ways)
  const samples = new Map<string, number[]>(names.map((name) => [name, []]))
  for (let block = 0; block < BLOCKS + WARM_UP_BLOCKS; block++) {
    for (let index = 0; index < names.length; index++) {
      const name = names[(index + block) % names.length] as string
      for (let call = 0; call < CALLS; call++) {
        const started = performance.now()
        await ways[name]?.()
        if (block >= WARM_UP_BLOCKS && call > CALLS / 10) samples.get(name)?.push(performance.now() - started)
      }
    }
  }
  return Object.fromEntries(names.map((name) => [name, figures(samples.get(name) ?? []).p50]))
}

interface Axios {
  post(url: string, body: string, config: object): Promise<unknown>
}

/** Medusa brings it along; the plugin does not need it. */
async function loadAxios(): Promise<Axios | undefined> {
  const name: string = "axios"
  try {
    const loaded = (await import(name)) as { default: Axios }
    return loaded.default
  } catch {
    return undefined
  }
}
