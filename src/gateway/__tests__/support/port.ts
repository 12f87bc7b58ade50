import net, { type AddressInfo } from "node:net"
import type { PortResult } from "../../http/http-exchange"
import { HttpPort } from "../../http/http-port"
import type { AssistClientOptions } from "../../index"
import { resolveOptions } from "../../resolve-options"
import { type Answer, TestServer } from "./test-server"

/** Closed in reverse order by `closeAll`, for `afterEach`. */
export const toClose: (() => Promise<unknown>)[] = []
export async function closeAll(): Promise<void> {
  for (const close of toClose.splice(0).reverse()) await close()
}

export async function serve(...answers: Answer[]): Promise<TestServer> {
  const server = await TestServer.start(...answers)
  toClose.push(() => server.stop())
  return server
}

/** A TCP server below HTTP. */
export async function listen(onConnection: (socket: net.Socket) => void): Promise<string> {
  const sockets = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    sockets.add(socket)
    socket.on("error", () => {})
    onConnection(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  toClose.push(() => {
    for (const socket of sockets) socket.destroy()
    return new Promise((resolve) => server.close(resolve))
  })
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

export function port(serverUrl: string, options: Partial<AssistClientOptions> = {}): HttpPort {
  const made = new HttpPort(
    resolveOptions({
      serverUrl,
      merchantId: "123456",
      login: "shop_login",
      password: "Passw0rd99",
      secretWords: ["s3cr3t-word"],
      timeouts: { connect: 1_000, headers: 1_000, body: 1_000, total: 3_000 },
      ...options,
    }),
  )
  toClose.push(() => made.close())
  return made
}

export const send = (to: HttpPort, signal?: AbortSignal, total = 3_000): Promise<PortResult> =>
  to.send({ service: "charge", path: "/charge/charge.cfm", fields: { Amount: "30.10", Имя: "Ж&=" }, total, signal })
