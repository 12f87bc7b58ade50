import type { RequestListener } from "node:http"
import { createServer, type Server } from "node:https"
import type { AddressInfo } from "node:net"
import type { TLSSocket } from "node:tls"
import fc from "fast-check"
import { selfSigned } from "../../../integration-tests/processes/certificates"
import { isAppleAddress, merchantSession } from "../wallets/merchant-session"

const apple = selfSigned("localhost")
const shop = selfSigned("merchant.by.shop")
const merchant = {
  merchantIdentifier: "merchant.by.shop",
  displayName: "Shop",
  domain: "shop.by",
  certificate: shop.cert,
  privateKey: shop.key,
}

let server: Server | undefined
afterEach(async () => {
  server?.closeAllConnections()
  await new Promise((done) => (server ? server.close(done) : done(undefined)))
  server = undefined
})

/** A server that plays Apple's: it asks for the shop's certificate. */
async function play(listener: RequestListener): Promise<string> {
  server = createServer({ ...apple, requestCert: true, rejectUnauthorized: false }, listener)
  await new Promise<void>((done) => server?.listen(0, "127.0.0.1", done))
  return `https://localhost:${(server.address() as AddressInfo).port}/paymentservices/paymentSession`
}
const connect = { ca: apple.cert, cert: shop.cert, key: shop.key, timeout: 2_000 }

describe("Apple's merchant session", () => {
  it("is asked for with the shop's certificate and what the sheet belongs to", async () => {
    let seen: { subject: unknown; body: string; method: string | undefined } | undefined
    const url = await play((request, response) => {
      let body = ""
      request.on("data", (chunk) => {
        body += chunk
      })
      request.on("end", () => {
        const { subject } = (request.socket as TLSSocket).getPeerCertificate()
        seen = { subject, body, method: request.method }
        response.end(JSON.stringify({ merchantSessionIdentifier: "S1" }))
      })
    })
    expect(await merchantSession(merchant, url, connect)).toEqual({ merchantSessionIdentifier: "S1" })
    expect(seen).toMatchObject({ subject: { CN: "merchant.by.shop" }, method: "POST" })
    expect(JSON.parse(seen?.body ?? "")).toEqual({
      merchantIdentifier: "merchant.by.shop",
      displayName: "Shop",
      initiative: "web",
      initiativeContext: "shop.by",
    })
  })

  it("follows no redirect, wherever it leads", async () => {
    let asked = 0
    const url = await play((_request, response) => {
      asked++
      response.writeHead(302, { location: "https://localhost:1/elsewhere" }).end()
    })
    await expect(merchantSession(merchant, url, connect)).rejects.toThrow("HTTP 302")
    expect(asked).toBe(1)
  })

  it.each<[string, RequestListener]>([
    ["an error", (_request, response) => void response.writeHead(417).end("{}")],
    ["no JSON", (_request, response) => void response.end("<html>")],
    ["no object", (_request, response) => void response.end('"S1"')],
    ["more than a session", (_request, response) => void response.end(`{"a":"${"x".repeat(70_000)}"}`)],
  ])("is none when Apple answers with %s, and the error names no secret", async (_what, listener) => {
    const url = await play(listener)
    const error: Error = await merchantSession(merchant, url, connect).then(
      () => new Error("was given"),
      (reason) => reason,
    )
    expect(error.message).not.toBe("was given")
    expect(error.message).not.toContain("PRIVATE KEY")
  })

  it("is not asked of a server that cannot prove who it is", async () => {
    let asked = 0
    const url = await play((_request, response) => {
      asked++
      response.end("{}")
    })
    await expect(merchantSession(merchant, url)).rejects.toThrow()
    expect(asked).toBe(0)
  })
})

describe("addresses that are asked with the shop's certificate", () => {
  it.each([
    "https://apple-pay-gateway.apple.com/paymentservices/startSession",
    "https://apple-pay-gateway-nc-pod3.apple.com/paymentservices/startSession",
    "https://cn-apple-pay-gateway-sh-pod1.apple.com/paymentservices/startSession",
  ])("%s is Apple's", (url) => expect(isAppleAddress(url)).toBe(true))

  it.each([
    "http://apple-pay-gateway.apple.com/x",
    "https://apple-pay-gateway.apple.com:8443/x",
    "https://user@apple-pay-gateway.apple.com/x",
    "https://apple-pay-gateway.apple.com.evil.test/x",
    "https://evil.test/apple-pay-gateway.apple.com",
    "https://apple-pay-gateway.apple.com@evil.test/x",
    "https://xapple-pay-gateway.apple.com/x",
    "https://apple.com/x",
    "not an address",
  ])("%s is not", (url) => expect(isAppleAddress(url)).toBe(false))

  it("are of no other host, however it is written", () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ["https", "http"], withQueryParameters: true }), (url) => {
        expect(isAppleAddress(url)).toBe(false)
      }),
    )
  })
})
