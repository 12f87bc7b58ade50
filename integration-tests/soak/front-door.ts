import { once } from "node:events"
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import type { Instance } from "../instances/several-stores"

/**
 * What stands before several processes of one store: hands each request to the next one that lives. Assist knows one address.
 */
export class FrontDoor {
  private next = 0

  private constructor(
    private readonly server: Server,
    private readonly instances: readonly Instance[],
  ) {}

  static async open(instances: readonly Instance[]): Promise<FrontDoor> {
    const server = createServer()
    const door = new FrontDoor(server, instances)
    server.on("request", (incoming, answer) => door.pass(incoming, answer))
    await once(server.listen(0, "127.0.0.1"), "listening")
    return door
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  /** One of those that live, in turn. */
  instance(): Instance {
    for (let tried = 0; tried < this.instances.length; tried++) {
      const instance = this.instances[this.next++ % this.instances.length] as Instance
      if (instance.store.ready) return instance
    }
    throw new Error("no store process lives")
  }

  close(): void {
    this.server.close()
    this.server.closeAllConnections()
  }

  private pass(incoming: IncomingMessage, answer: ServerResponse): void {
    const { method, headers, url } = incoming
    const outgoing = request(`${this.instance().store.url}${url}`, { method, headers, agent: false }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(answer)
    })
    // Killed while it worked: whoever asked hears nothing, as from a real one.
    outgoing.on("error", () => answer.destroy())
    incoming.pipe(outgoing)
  }
}
