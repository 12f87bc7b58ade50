import { once } from "node:events"
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net"

/** Stands between a store and Postgres; while it is cut the database is gone for that store. */
export class DatabaseGate {
  private readonly sockets = new Set<Socket>()
  private away = false
  private readonly server: Server

  private constructor(private readonly target: number) {
    this.server = createServer((client) => {
      if (this.away) return void client.destroy()
      const postgres = connect(this.target, "localhost")
      for (const [socket, other] of [
        [client, postgres],
        [postgres, client],
      ] as const) {
        this.sockets.add(socket)
        socket.on("error", () => other.destroy())
        socket.on("close", () => {
          this.sockets.delete(socket)
          other.destroy()
        })
        socket.pipe(other)
      }
    })
  }

  static async open(target: number): Promise<DatabaseGate> {
    const gate = new DatabaseGate(target)
    await once(gate.server.listen(0, "localhost"), "listening")
    return gate
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  cut(): void {
    this.away = true
    for (const socket of this.sockets) socket.destroy()
  }

  restore(): void {
    this.away = false
  }

  close(): void {
    this.cut()
    this.server.close()
  }
}
