import { closeAll, listen, port, send, serve } from "./support/port"
import { drop, hang } from "./support/test-server"

afterEach(closeAll)

describe("nobody can tell whether it was received", () => {
  it("when the connection is closed on the first byte, and it is not sent again", async () => {
    let connections = 0
    const address = await listen((socket) => {
      connections++
      socket.once("data", () => socket.destroy())
    })
    expect(await send(port(`http://${address}`))).toMatchObject({ outcome: "failed", sent: true, kind: "unreachable" })
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(connections).toBe(1)
  })

  it("when the connection is reset on the first byte, and it is not sent again", async () => {
    let connections = 0
    const address = await listen((socket) => {
      connections++
      socket.once("data", () => socket.resetAndDestroy())
    })
    expect(await send(port(`http://${address}`))).toMatchObject({ outcome: "failed", sent: true, kind: "unreachable" })
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(connections).toBe(1)
  })

  it("when the connection is closed as soon as it is made", async () => {
    const address = await listen((socket) => socket.destroy())
    const result = await send(port(`http://${address}`, { timeouts: { total: 1_000 } }))
    // undici may notice before it writes or after: then, and only then, it may say that nothing was sent.
    expect(result.outcome).toBe("failed")
  })

  it("when a kept connection is closed as the next request is written, and it is not sent again", async () => {
    const received: string[] = []
    const address = await listen((socket) => {
      let count = 0
      socket.on("data", (chunk) => {
        received.push(chunk.toString("latin1"))
        if (count++ === 0) socket.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: keep-alive\r\n\r\nok")
        else socket.destroy()
      })
    })
    const one = port(`http://${address}`, { connections: 1 })
    expect(await send(one)).toMatchObject({ outcome: "replied" })
    expect(await send(one)).toMatchObject({ outcome: "failed", sent: true })
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(received.filter((text) => text.startsWith("POST"))).toHaveLength(2)
  })

  it("when the server takes it and says nothing", async () => {
    const server = await serve(hang)
    expect(await send(port(server.url, { timeouts: { headers: 300, total: 3_000 } }))).toMatchObject({
      outcome: "failed",
      sent: true,
      kind: "timeout",
    })
    expect(server.received).toHaveLength(1)
  })

  it("when the server takes it and drops the connection", async () => {
    const server = await serve(drop)
    expect(await send(port(server.url))).toMatchObject({ outcome: "failed", sent: true, kind: "unreachable" })
    expect(server.received).toHaveLength(1)
  })

  it("when the answer stops in the middle", async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200)
      response.write("<result")
    })
    const result = await send(port(server.url, { timeouts: { body: 300, total: 3_000 } }))
    expect(result).toMatchObject({ outcome: "failed", sent: true, kind: "timeout" })
  })

  it("when the answer is shorter than it says", async () => {
    const address = await listen((socket) =>
      socket.once("data", () => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n<result")),
    )
    expect(await send(port(`http://${address}`))).toMatchObject({ outcome: "failed", sent: true, kind: "unreachable" })
  })

  it("when a chunked answer lacks its end", async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200)
      response.write("<result")
      setTimeout(() => response.socket?.destroy(), 50)
    })
    expect(await send(port(server.url))).toMatchObject({ outcome: "failed", sent: true, kind: "unreachable" })
  })

  it("when the answer drips beyond the total time", async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write(" "), 50)
      response.on("close", () => clearInterval(timer))
    })
    expect(await send(port(server.url), undefined, 400)).toMatchObject({
      outcome: "failed",
      sent: true,
      kind: "timeout",
    })
  })

  it("when its time is over; and then the connection is closed, not left to hang", async () => {
    let closed = false
    const address = await listen((socket) => {
      socket.resume()
      socket.on("close", () => {
        closed = true
      })
    })
    expect(await send(port(`http://${address}`), undefined, 200)).toMatchObject({ sent: true, kind: "timeout" })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(closed).toBe(true)
  })

  it("when the answer is not HTTP", async () => {
    const address = await listen((socket) => socket.once("data", () => socket.end("SSH-2.0-OpenSSH_9.6\r\n")))
    expect(await send(port(`http://${address}`))).toMatchObject({
      outcome: "failed",
      sent: true,
      kind: "malformed",
      // undici's parser error carries the bytes it stumbled over, unscrubbed.
      cause: undefined,
    })
  })

  it("when the call is aborted after it went out", async () => {
    const aborter = new AbortController()
    const server = await serve(() => aborter.abort())
    expect(await send(port(server.url), aborter.signal)).toMatchObject({
      outcome: "failed",
      sent: true,
      kind: "aborted",
    })
  })
})
