import { generateKeyPairSync } from "node:crypto"
import https from "node:https"
import net, { type AddressInfo } from "node:net"
import forge from "node-forge"
import type { Dispatcher } from "undici"
import { HttpExchange } from "../http/http-exchange"
import type { WireEntry } from "../index"
import { closeAll, listen, port, send, serve, toClose } from "./support/port"
import { type Answer, answer, drop, hang } from "./support/test-server"

afterEach(closeAll)

describe("the request", () => {
  it("is one form POST in UTF-8 below the base path", async () => {
    const server = await serve(answer("ok", 200, { "content-type": "text/plain" }))
    const result = await send(port(`${server.url}/base/`))
    expect(result).toMatchObject({ outcome: "replied", status: 200, contentType: "text/plain" })
    expect(result.outcome === "replied" && Buffer.from(result.body).toString()).toBe("ok")
    expect(server.received).toHaveLength(1)
    expect(server.received[0]).toMatchObject({
      path: "/base/charge/charge.cfm",
      fields: { Amount: "30.10", Имя: "Ж&=" },
      headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8", "accept-encoding": "identity" },
    })
  })

  it("reuses its connection", async () => {
    let connections = 0
    const server = await serve(answer("ok"))
    const relay = await listen((socket) => {
      connections++
      const upstream = net.connect(Number(new URL(server.url).port), "127.0.0.1")
      upstream.on("error", () => {})
      socket.pipe(upstream).pipe(socket)
    })
    const one = port(`http://${relay}`)
    for (let n = 0; n < 3; n++) {
      await send(one)
      // undici takes a turn of the event loop before a connection counts as free again.
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(server.received).toHaveLength(3)
    expect(connections).toBe(1)
  })

  it("follows no redirect", async () => {
    const elsewhere = await serve(answer("ok"))
    const server = await serve(answer("", 307, { location: `${elsewhere.url}/charge/charge.cfm` }))
    expect(await send(port(server.url))).toMatchObject({
      outcome: "replied",
      status: 307,
      location: expect.any(String),
    })
    expect(elsewhere.received).toHaveLength(0)
  })
})

describe("nothing left this machine", () => {
  it("when the connection is refused", async () => {
    const server = await serve(answer("ok"))
    const { url } = server
    await server.stop()
    toClose.pop()
    expect(await send(port(url))).toMatchObject({ outcome: "failed", sent: false, kind: "unreachable" })
  })

  it("when the name does not resolve", async () => {
    expect(await send(port("https://assist.invalid"))).toMatchObject({
      outcome: "failed",
      sent: false,
      kind: "unreachable",
      reason: expect.stringMatching(/resolve/),
    })
  })

  it("when the connection is not made in time", async () => {
    // A TLS handshake nobody answers: connected, but not yet allowed to write.
    const address = await listen(() => {})
    const result = await send(port(`https://${address}`, { timeouts: { connect: 300, total: 3_000 } }))
    expect(result).toMatchObject({ outcome: "failed", sent: false, kind: "timeout" })
  })

  it("when the TLS handshake fails", async () => {
    const address = await listen((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"))
    expect(await send(port(`https://${address}`))).toMatchObject({
      outcome: "failed",
      sent: false,
      kind: "unreachable",
    })
  })

  it("when the other side closes during the TLS handshake", async () => {
    const address = await listen((socket) => socket.once("data", () => socket.destroy()))
    expect(await send(port(`https://${address}`))).toMatchObject({ outcome: "failed", sent: false })
  })

  it("when the certificate is not to be trusted", async () => {
    let requests = 0
    const server = https.createServer(selfSigned(), (_request, response) => {
      requests++
      response.end("ok")
    })
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    toClose.push(() => new Promise((resolve) => server.close(resolve)))
    const result = await send(port(`https://127.0.0.1:${(server.address() as AddressInfo).port}`))
    expect(result).toMatchObject({
      outcome: "failed",
      sent: false,
      kind: "unreachable",
      reason: expect.stringMatching(/certificate/),
    })
    expect(requests).toBe(0)
  })

  it("when the call was aborted before", async () => {
    const server = await serve(answer("ok"))
    expect(await send(port(server.url), AbortSignal.abort())).toMatchObject({ sent: false, kind: "aborted" })
    expect(server.received).toHaveLength(0)
  })

  it("when the call is aborted, or its time ends, while it waits for a free connection", async () => {
    const server = await serve(hang)
    const one = port(server.url, { connections: 1 })
    const first = send(one, undefined, 600)
    const aborter = new AbortController()
    const second = send(one, aborter.signal)
    const third = send(one, undefined, 200)
    setTimeout(() => aborter.abort(), 100)
    expect(await second).toMatchObject({ outcome: "failed", sent: false, kind: "aborted" })
    expect(await third).toMatchObject({ outcome: "failed", sent: false, kind: "timeout" })
    expect(await first).toMatchObject({ outcome: "failed", sent: true, kind: "timeout" })
    // The connection that the first gave back must not carry the two that were given up.
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(server.received).toHaveLength(1)
  })

  it("after the port was closed", async () => {
    const server = await serve(answer("ok"))
    const one = port(server.url)
    await one.close()
    expect(await send(one)).toMatchObject({ outcome: "failed", sent: false, kind: "aborted" })
  })
})

describe("a request that undici starts a second time", () => {
  it("is stopped before it is written again", async () => {
    const exchange = new HttpExchange({ deadline: Number.POSITIVE_INFINITY })
    const aborted: unknown[] = []
    const controller = (name: string): Dispatcher.DispatchController => ({
      aborted: false,
      paused: false,
      reason: null,
      abort: (error) => {
        aborted.push(name)
        exchange.onResponseError(undefined, error)
      },
      pause: () => {},
      resume: () => {},
    })
    exchange.onRequestStart(controller("first"))
    expect(aborted).toEqual([])
    exchange.onRequestStart(controller("second"))
    expect(aborted).toEqual(["second"])
    expect(await exchange.result).toMatchObject({ outcome: "failed", sent: true })
  })
})

describe("a large answer", () => {
  it("stops at the limit, whether it announces its size or not", async () => {
    let written = 0
    const endless: Answer = (_request, response) => {
      response.writeHead(200)
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(64 * 1024))) written++
        if (!response.destroyed) response.once("drain", more)
      }
      more()
    }
    const announced: Answer = (_request, response) => {
      response.writeHead(200, { "content-length": String(100 * 1024 * 1024) })
      response.write("x".repeat(2 * 1024 * 1024))
    }
    const server = await serve(endless, announced)
    const one = port(server.url, { maxReplyBytes: 1024 * 1024 })
    expect(await send(one)).toMatchObject({ outcome: "failed", sent: true, kind: "too_large" })
    expect(written * 64 * 1024).toBeLessThan(50 * 1024 * 1024)
    expect(await send(one)).toMatchObject({ outcome: "failed", sent: true, kind: "too_large" })
  })

  it("at the limit is read", async () => {
    const server = await serve(answer("x".repeat(1024)))
    const result = await send(port(server.url, { maxReplyBytes: 1024 }))
    expect(result.outcome === "replied" && result.body.byteLength).toBe(1024)
  })
})

describe("interim answers", () => {
  it("are passed over", async () => {
    const server = await serve((_request, response) => {
      response.writeEarlyHints({ link: "</a>; rel=preload" })
      response.writeHead(200)
      response.end("ok")
    })
    expect(await send(port(server.url))).toMatchObject({ outcome: "replied", status: 200 })
  })
})

describe("what is told about an exchange", () => {
  it("is scrubbed, for replies and failures alike", async () => {
    const entries: WireEntry[] = []
    const echo: Answer = (request, response) => {
      response.writeHead(200)
      response.end(`<p>shop_login Passw0rd99 s3cr3t-word ${JSON.stringify(request.fields)} 4111 1111 1111 1111</p>`)
    }
    const server = await serve(echo, drop)
    const one = port(server.url, { onWire: (entry) => entries.push(entry) })
    const fields = { Login: "shop_login", Password: "Passw0rd99", Email: "a@b.by", Lastname: "Тестов", Amount: "30.10" }
    await one.send({ service: "charge", path: "/charge/charge.cfm", fields, total: 1_000 })
    await one.send({ service: "charge", path: "/charge/charge.cfm", fields, total: 1_000 })
    expect(entries[0]).toMatchObject({ service: "charge", path: "/charge/charge.cfm", status: 200, error: undefined })
    expect(entries[0]?.request).toMatchObject({ Amount: "30.10", Login: "[removed]" })
    expect(entries[1]).toMatchObject({ status: undefined, reply: undefined, error: expect.stringMatching(/closed/) })
    const text = JSON.stringify(entries)
    for (const secret of ["shop_login", "Passw0rd99", "s3cr3t-word", "a@b.by", "Тестов", "1111 1111"]) {
      expect(text).not.toContain(secret)
    }
    expect(text).toContain("30.10")
  })

  it("may throw without changing the result", async () => {
    const server = await serve(answer("ok"))
    const one = port(server.url, {
      onWire: () => {
        throw new Error("log is full")
      },
    })
    expect(await send(one)).toMatchObject({ outcome: "replied" })
  })
})

function selfSigned(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  })
  const cert = forge.pki.createCertificate()
  cert.publicKey = forge.pki.publicKeyFromPem(publicKey)
  cert.serialNumber = "01"
  cert.validity.notBefore = new Date(Date.now() - 86_400_000)
  cert.validity.notAfter = new Date(Date.now() + 86_400_000)
  const name = [{ name: "commonName", value: "127.0.0.1" }]
  cert.setSubject(name)
  cert.setIssuer(name)
  cert.sign(forge.pki.privateKeyFromPem(privateKey), forge.md.sha256.create())
  return { key: privateKey, cert: forge.pki.certificateToPem(cert) }
}
