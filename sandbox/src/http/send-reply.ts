import type { ServerResponse } from "node:http"
import type { Reply } from "./reply.ts"

/** Writes a reply, whole or as a fault wants it. */
export function sendReply(response: ServerResponse, reply: Reply, headersOnly = false): void {
  const body = Buffer.from(reply.body)
  switch (reply.delivery ?? "whole") {
    case "hang":
      // The client's own timeout ends this, or the time the fault names.
      if (reply.holdMs) setTimeout(() => response.destroy(), reply.holdMs).unref()
      return
    case "drop":
      response.destroy()
      return
    case "truncated": {
      response.writeHead(reply.status, { ...reply.headers, "content-length": body.length })
      response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy())
      return
    }
    case "whole":
      response.writeHead(reply.status, {
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        ...reply.headers,
        "content-length": body.length,
      })
      response.end(headersOnly ? undefined : body)
  }
}
