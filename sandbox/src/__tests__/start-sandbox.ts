import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"

const MAIN = path.resolve(__dirname, "../main.ts")

/** What the default merchant is started with. */
export const SHOP = { merchantId: "123456", login: "shoplogin", password: "Passw0rd1", secretWord: "s3cr3t-word" }

/** Any JSON of the control API; tests look into it freely. */
// biome-ignore lint/suspicious/noExplicitAny: replies are asserted on, not computed with
type Json = any

/** A sandbox process and the ways tests speak to it. */
export interface TestSandbox {
  url: string
  data: string
  /** GET of the control API. */
  read(address: string): Promise<Json>
  /** POST of the control API; throws when it is refused. */
  tell(address: string, body?: unknown): Promise<Json>
  /** Form POST to a web service with the shop's credentials. */
  call(service: string, fields: Record<string, string>): Promise<string>
  /** POST of exactly these fields, with the reply's head. */
  post(service: string, fields: Record<string, string>): Promise<{ status: number; type: string; text: string }>
  /** POST of a JSON body; the credentials are added as the `merchant` object (protocol 2.2). */
  postJson(service: string, body: Record<string, unknown>, headers?: Record<string, string>): Promise<Json>
  /** POST of a SOAP envelope with this element in its Body. */
  soap(service: string, element: string): Promise<string>
  /** As {@link call} with Format=5, parsed. */
  json(service: string, fields: Record<string, string>): Promise<Json>
  stop(signal?: NodeJS.Signals): Promise<void>
}

const SERVICES: Record<string, string> = {
  charge: "/charge/charge.cfm",
  cancel: "/cancel/cancel.cfm",
  wscancel: "/cancel/wscancel.cfm",
  orderresult: "/orderresult/orderresult.cfm",
  orderstate: "/orderstate/orderstate.cfm",
  resultbydate: "/resultbydate/resultbydate.cfm",
  rp: "/recurrent/rp.cfm",
  tokenpay: "/pay/tokenpay.cfm",
  tokenpay_order: "/pay/tokenpay_order.cfm",
  createbill: "/bill/createbill.cfm",
  billinfo: "/bill/billinfo.cfm",
  billrevoke: "/bill/billrevoke.cfm",
  fiscalreceipt: "/fiscal/fiscalreceipt.cfm",
  mobileregistration: "/registration/mobileregistration.cfm",
  mobileorderresult: "/orderresult/mobileorderresult.cfm",
  payrequest: "/pay/payrequest.cfm",
}

/** The shop's credentials as parameters. */
export const CREDENTIALS = { Merchant_ID: SHOP.merchantId, Login: SHOP.login, Password: SHOP.password }

/** Address of a web service. */
export const servicePath = (service: string): string => SERVICES[service] ?? service

/** Runs the sandbox's own entry point on a free port and waits until it listens. */
export async function startSandbox(options: { data?: string; flags?: string[] } = {}): Promise<TestSandbox> {
  const folder = options.data ? null : mkdtempSync(path.join(tmpdir(), "assist-sandbox-"))
  const data = options.data ?? path.join(folder ?? "", "assist.sqlite")
  const child = runMain(["--port", "0", "--data", data, ...(options.flags ?? [])])
  const url = await listening(child)
  const call = async (service: string, fields: Record<string, string>) => {
    const body = new URLSearchParams({ ...CREDENTIALS, Format: "3", ...fields })
    return (await fetch(url + servicePath(service), { method: "POST", body })).text()
  }
  return {
    url,
    data,
    read: async (address) => (await fetch(url + address)).json(),
    tell: async (address, body = {}) => {
      const response = await fetch(url + address, { method: "POST", body: JSON.stringify(body) })
      const reply = await response.json()
      if (!response.ok) throw new Error(`${address}: ${response.status} ${JSON.stringify(reply)}`)
      return reply
    },
    call,
    post: async (service, fields) => {
      const reply = await fetch(url + servicePath(service), { method: "POST", body: new URLSearchParams(fields) })
      return { status: reply.status, type: reply.headers.get("content-type") ?? "", text: await reply.text() }
    },
    postJson: async (service, body, headers = {}) => {
      const merchant = { merchant_id: SHOP.merchantId, login: SHOP.login, password: SHOP.password }
      const reply = await fetch(url + servicePath(service), {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ merchant, ...body }),
      })
      return reply.json()
    },
    soap: async (service, element) => {
      const reply = await fetch(url + servicePath(service), {
        method: "POST",
        headers: { "content-type": "text/xml; charset=utf-8" },
        body: `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ws="http://www.paysecure.ru/ws/"><soapenv:Header/><soapenv:Body>${element}</soapenv:Body></soapenv:Envelope>`,
      })
      return reply.text()
    },
    json: async (service, fields) => JSON.parse(await call(service, { ...fields, Format: "5" })),
    stop: async (signal = "SIGTERM") => {
      await ended(child, signal)
      if (folder) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The sandbox as a process; its output is piped. */
export function runMain(flags: string[]): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", MAIN, ...flags], { stdio: ["ignore", "pipe", "pipe"] })
}

/** Waits for a condition that becomes true by itself. */
export async function eventually<T>(look: () => Promise<T | null | undefined | false>, withinMs = 30_000): Promise<T> {
  const end = Date.now() + withinMs
  for (;;) {
    const seen = await look()
    if (seen) return seen
    if (Date.now() > end) throw new Error("it did not happen in time")
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** The text of an XML element, blanks removed. */
export function element(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]?.trim()
}

/** `firstcode/secondcode` of an XML or JSON reply. */
export function codes(reply: string | Json): string {
  if (typeof reply !== "string") return `${reply.firstcode}/${reply.secondcode}`
  const match = /firstcode="(\d+)" secondcode="(\d+)"/.exec(reply)
  return match ? `${match[1]}/${match[2]}` : "none"
}

/** `faultcode/faultstring` of a SOAP fault. */
export function faultCodes(envelope: string): string {
  return `${element(envelope, "faultcode")}/${element(envelope, "faultstring")}`
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ""
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const url = /Assist sandbox on (http:\S+)/.exec(output)?.[1]
      if (url) resolve(url)
    }
    child.stdout?.on("data", read)
    child.stderr?.on("data", (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.once("exit", () => reject(new Error(`the sandbox did not start: ${output}`)))
  })
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once("exit", () => resolve())
    child.kill(signal)
  })
}
