import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

/** A notification as the shop got it. */
export interface Received {
  contentType: string
  raw: string
  fields: Record<string, string>
}

/** A shop that receives notifications and answers as told. */
export interface Receiver {
  url: string
  received: Received[]
  /** What to answer: the documented success by default. */
  answer: (fields: Record<string, string>) => { status?: number; body: string } | "silence"
  of(ordernumber: string): Received[]
  stop(): Promise<void>
}

/** The success answer of protocol 7.4. */
export const success = (fields: Record<string, string>) => ({
  body: `<?xml version="1.0" encoding="UTF-8"?>
<pushpaymentresult firstcode="0" secondcode="0"><order><billnumber>${fields["billnumber"]}</billnumber><packetdate>${fields["packetdate"]}</packetdate></order></pushpaymentresult>`,
})

/** The failure answer of protocol 7.4. */
export const failure = () => ({ body: '<pushpaymentresult firstcode="9" secondcode="7"></pushpaymentresult>' })

/** Starts a receiver on a free port. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = []
  const receiver: Receiver = {
    url: "",
    received,
    answer: success,
    of: (ordernumber) => received.filter((one) => one.fields["ordernumber"] === ordernumber),
    stop: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const raw = Buffer.concat(chunks).toString("latin1")
    const fields = Object.fromEntries(new URLSearchParams(raw))
    received.push({ contentType: request.headers["content-type"] ?? "", raw, fields })
    const answer = receiver.answer(fields)
    if (answer === "silence") return
    response.writeHead(answer.status ?? 200, { "content-type": "text/xml" })
    response.end(answer.body)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/assist`
  return receiver
}
