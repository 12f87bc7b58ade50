import { createServer, type Server } from "node:https"
import type { AddressInfo } from "node:net"
import type { TLSSocket } from "node:tls"
import { buildConnector } from "undici"
import { certificatePair } from "../../merchant/__tests__/support/certificate-pair"
import { type AppleConnect, isAppleAddress, merchantSession } from "../wallets/merchant-session"

const ADDRESS = "https://apple-pay-gateway.apple.com/paymentservices/paymentSession"

describe("Apple's merchant session", () => {
  const authority = certificatePair("authority.test")
  const apple = certificatePair("apple-pay-gateway.apple.com", { by: authority })
  const shop = certificatePair("merchant.by.shop", { by: authority })
  const merchant = { merchantIdentifier: "merchant.by.shop", displayName: "Лавка", domain: "shop.by", ...shop }
  const asked: { by: string; body: unknown; path: string }[] = []
  let server: Server
  let answer: { status: number; body: string; headers?: Record<string, string> }

  beforeAll(async () => {
    server = createServer(
      { key: apple.privateKey, cert: apple.certificate, ca: authority.certificate, requestCert: true },
      async (req, res) => {
        let body = ""
        for await (const part of req) body += part
        const by = (req.socket as TLSSocket).getPeerCertificate().subject?.CN ?? ""
        asked.push({ by: String(by), body: JSON.parse(body), path: req.url ?? "" })
        res.writeHead(answer.status, { "content-type": "application/json", ...answer.headers }).end(answer.body)
      },
    )
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  })
  afterAll(() => server.close())
  beforeEach(() => {
    asked.length = 0
    answer = { status: 200, body: JSON.stringify({ merchantSessionIdentifier: "SSH1" }) }
  })

  /** As to Apple, but for where the packets go. */
  const toServer =
    (tls: object): AppleConnect =>
    (options, done) =>
      buildConnector({ cert: shop.certificate, key: shop.privateKey, timeout: 2_000, ...tls })(
        {
          ...options,
          hostname: "127.0.0.1",
          port: String((server.address() as AddressInfo).port),
          servername: options.hostname,
        },
        done,
      )
  const trusted = toServer({ ca: authority.certificate })

  it("is asked for with the shop's certificate, in the words of Apple Pay JS", async () => {
    expect(await merchantSession(merchant, ADDRESS, trusted)).toEqual({ merchantSessionIdentifier: "SSH1" })
    expect(asked).toEqual([
      {
        by: "merchant.by.shop",
        path: "/paymentservices/paymentSession",
        body: {
          merchantIdentifier: "merchant.by.shop",
          displayName: "Лавка",
          initiative: "web",
          initiativeContext: "shop.by",
        },
      },
    ])
  })

  it("is asked of nobody who cannot prove to be Apple", async () => {
    await expect(merchantSession(merchant, ADDRESS, toServer({}))).rejects.toThrow()
    expect(asked).toEqual([])
  })

  it.each([
    ["a redirect", { status: 302, body: "", headers: { location: "https://evil.test/" } }, /HTTP 302/],
    ["a refusal", { status: 417, body: "{}" }, /HTTP 417/],
    ["something else than JSON", { status: 200, body: "<html>" }, /./],
    ["no object", { status: 200, body: "7" }, /no merchant session/],
    ["more than a session can be", { status: 200, body: JSON.stringify({ a: "x".repeat(70_000) }) }, /./],
  ])("%s is no session", async (_, given, told) => {
    answer = given
    const failure = await merchantSession(merchant, ADDRESS, trusted).catch((error: Error) => error)
    expect(failure).toBeInstanceOf(Error)
    expect(String(failure)).toMatch(told)
    expect(String(failure)).not.toContain("PRIVATE KEY")
    expect(asked).toHaveLength(1)
  })

  it.each([
    [ADDRESS, true],
    ["https://apple-pay-gateway-nc-pod5.apple.com/paymentservices/startSession", true],
    ["https://cn-apple-pay-gateway-sh-pod1.apple.com/paymentservices/startSession", true],
    ["https://apple-pay-gateway.apple.com.evil.test/", false],
    ["https://evil-apple-pay-gateway.apple.com/", false],
    ["https://apple-pay-gateway.evil.apple.com/", false],
    ["https://apple-pay-gateway.apple.com:8443/", false],
    ["https://user@apple-pay-gateway.apple.com/", false],
    ["http://apple-pay-gateway.apple.com/", false],
    ["//apple-pay-gateway.apple.com/", false],
    ["", false],
  ])("%s: %s", (address, is) => {
    expect(isAppleAddress(address)).toBe(is)
  })
})
