import { request } from "node:http"
import { readConfig } from "../config.ts"
import { isAllowedHost } from "../http/allowed-host.ts"
import { signedOrder } from "./sign-order.ts"
import { runMain, SHOP, startSandbox, type TestSandbox } from "./start-sandbox.ts"

let sandbox: TestSandbox
let counter = 0

beforeAll(async () => {
  sandbox = await startSandbox({ flags: ["--allow-host", "assist.test, Gateway.example:4010"] })
})
afterAll(() => sandbox.stop())

interface Answer {
  status: number
  text: string
}

/** A call under another name, as a browser makes it whose DNS says that the name is 127.0.0.1. */
const callAs = (host: string | undefined, path = "/", body?: string) =>
  new Promise<Answer>((resolve, reject) => {
    const headers = host === undefined ? {} : { host }
    const method = body === undefined ? "GET" : "POST"
    const sent = request(`${sandbox.url}${path}`, { method, headers, setHost: false }, (reply) => {
      let text = ""
      reply.on("data", (chunk) => {
        text += chunk
      })
      reply.on("end", () => resolve({ status: reply.statusCode ?? 0, text }))
    })
    sent.on("error", reject)
    sent.end(body)
  })

describe("a name that is not the sandbox's", () => {
  it.each([
    "evil.example",
    "evil.example:4010",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "localhost@evil.example",
    "evil.example/localhost",
    "192.168.0.1",
    "0.0.0.0",
    "",
  ])("%p reads and changes nothing", async (host) => {
    for (const path of ["/", "/cabinet/settings", "/_control/settings", "/_control/merchants", "/pay/pay.cfm"]) {
      const { status, text } = await callAs(host, path)
      expect([path, status]).toEqual([path, 421])
      expect(text).not.toContain(SHOP.secretWord)
      expect(text).toContain("--allow-host")
    }
    const before = await sandbox.read("/_control/settings")
    expect((await callAs(host, "/_control/settings", '{"secretWord":"theirs"}')).status).toBe(421)
    expect(await sandbox.read("/_control/settings")).toEqual(before)
  })

  it.each(["localhost", "LOCALHOST:1", "shop.localhost", "127.0.0.1:80", "127.1.2.3", "[::1]:4010"])(
    "%s is its own",
    async (host) => expect((await callAs(host, "/_control/health")).status).toBe(200),
  )

  it.each(["assist.test", "ASSIST.test:8080", "gateway.example"])("%s was allowed by a flag", async (host) => {
    expect((await callAs(host, "/_control/health")).status).toBe(200)
  })

  it("HTTP/1.1 itself asks for a name", async () => {
    expect((await callAs(undefined, "/_control/health")).status).toBe(400)
  })
})

describe("another site's page", () => {
  it("cannot post to the cabinet or the control API, however their addresses are written", async () => {
    const headers = { origin: "https://evil.example" }
    for (const address of ["/_control/reset", "/_CONTROL/reset", "/Cabinet/settings", "/CABINET/faults/"]) {
      const reply = await fetch(sandbox.url + address, { method: "POST", headers })
      expect([address, reply.status]).toEqual([address, 403])
    }
  })
})

describe("frames", () => {
  const framing = async (address: string) => {
    const { headers } = await fetch(sandbox.url + address, { redirect: "manual" })
    return [headers.get("x-frame-options"), headers.get("content-security-policy")]
  }
  const DENIED = ["DENY", "frame-ancestors 'none'"]

  it("are denied to everything that is no payment page", async () => {
    const { billnumber } = await sandbox.tell("/_control/orders", { ordernumber: `F-${++counter}`, amount: "1.00" })
    for (const address of [
      "/",
      "/cabinet",
      "/CABINET",
      `/cabinet/orders/${billnumber}`,
      "/cabinet/settings",
      "/cabinet/notifications",
      "/_control/orders",
      "/bill/paybill.cfm?ID=none",
      "/nothing",
    ]) {
      expect([address, await framing(address)]).toEqual([address, DENIED])
    }
  })

  it("may show the address payrequest gives, and the pages behind it", async () => {
    const reply = await sandbox.post("payrequest", signedOrder({ OrderNumber: `F-${++counter}` }))
    const { url } = JSON.parse(reply.text)
    expect(url).toContain("stage=iframe")
    const { pathname, search } = new URL(url)
    for (const page of ["pay", "acs", "result", "error"]) {
      expect([page, await framing(`${pathname.replace("pay.cfm", `${page}.cfm`)}${search}`)]).toEqual([
        page,
        [null, null],
      ])
    }
  })
})

describe("starting for other machines", () => {
  const config = (flags: string[], env: Record<string, string> = {}) => readConfig(flags, env, sandbox.data)

  it("is refused loudly", async () => {
    const child = runMain(["--port", "0", "--data", `${sandbox.data}.exposed`, "--host", "0.0.0.0"])
    let output = ""
    child.stderr?.on("data", (chunk: Buffer) => {
      output += chunk.toString()
    })
    // One that starts after all must not stay behind.
    child.stdout?.on("data", () => child.kill())
    expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(1)
    expect(output).toContain("--host 0.0.0.0 would let other machines in, and the sandbox has no login")
    expect(output).toContain("--expose")
    expect(output).not.toContain("    at ")
  })

  it.each(["::", "192.0.2.1", "shop.example", ""])("--host %p needs --expose", (host) => {
    expect(() => config(["--host", host])).toThrow("--expose")
    expect(() => config([], { ASSIST_SANDBOX_HOST: host, ASSIST_SANDBOX_EXPOSE: "0" })).toThrow("--expose")
    expect(config(["--host", host, "--expose"]).host).toBe(host)
    expect(config([], { ASSIST_SANDBOX_HOST: host, ASSIST_SANDBOX_EXPOSE: "1" }).host).toBe(host)
  })

  it("takes no word for a yes that is none", () => {
    expect(() => config([], { ASSIST_SANDBOX_EXPOSE: "yes" })).toThrow("1 or 0")
  })

  it.each(["127.0.0.1", "localhost", "127.0.0.2", "::1"])("--host %s needs nothing", (host) => {
    expect(config(["--host", host]).host).toBe(host)
  })

  it("is called by the name it was given, and by no other", () => {
    const { allowedHosts } = config(["--host", "Shop.example", "--expose", "--allow-host", "a.example,b.example:80"])
    expect(allowedHosts).toEqual(["shop.example", "a.example", "b.example"])
    expect(isAllowedHost("shop.example:4010", allowedHosts)).toBe(true)
    expect(isAllowedHost("other.example:4010", allowedHosts)).toBe(false)
    expect(config(["--host", "2001:db8::5", "--expose"]).allowedHosts).toEqual(["[2001:db8::5]"])
    expect(config(["--host", "0.0.0.0", "--expose"]).allowedHosts).toEqual(["0.0.0.0"])
  })
})
