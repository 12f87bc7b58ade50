import type { IncomingMessage, ServerResponse } from "node:http"
import type { Sandbox } from "../sandbox.ts"
import { isAllowedHost } from "./allowed-host.ts"
import { frameHeaders } from "./frame-headers.ts"
import { BodyTooLarge, type HttpRequest, readRequest } from "./read-request.ts"
import { jsonReply, type Reply } from "./reply.ts"
import { findRoute, type Routes } from "./router.ts"
import { sendReply } from "./send-reply.ts"

const WRONG_HOST =
  "this name is not the sandbox's: call it by a loopback name or address, or start it with --allow-host and the name"

/** Reads, routes, answers. */
export async function handleHttp(
  sandbox: Sandbox,
  routes: Routes,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (!isAllowedHost(message.headers.host, sandbox.allowedHosts)) {
      return sendReply(response, jsonReply({ error: WRONG_HOST }, 421))
    }
    const request = await readRequest(message)
    const reply = await answer(sandbox, routes, request)
    const headers = { ...frameHeaders(request.path), ...reply.headers }
    sendReply(response, { ...reply, headers }, request.method === "HEAD")
  } catch (error) {
    if (error instanceof BodyTooLarge) sendReply(response, jsonReply({ error: "the request body is too large" }, 413))
    else if (!response.headersSent && !response.destroyed) {
      console.error(`${message.method} ${message.url?.split("?")[0]} failed:`, error)
      sendReply(response, jsonReply({ error: "the sandbox failed; its log says why" }, 500))
    }
  }
}

async function answer(sandbox: Sandbox, routes: Routes, request: HttpRequest): Promise<Reply> {
  const route = findRoute(routes, request.method, request.path)
  if (!route) return jsonReply({ error: `nothing at ${request.method} ${request.path}` }, 404)
  if (isForeign(request)) return jsonReply({ error: "this page is not for other sites" }, 403)
  return route.handler(sandbox, request, route.parameters)
}

/** The cabinet and the control API change things without a login, so a page of another site must not post to them. */
function isForeign(request: HttpRequest): boolean {
  if (!/^\/(_control|cabinet)(\/|$)/i.test(request.path) || request.method === "GET" || request.method === "HEAD")
    return false
  const { origin, host } = request.headers
  return origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`
}
