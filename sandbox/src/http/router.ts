import type { Sandbox } from "../sandbox.ts"
import type { HttpRequest } from "./read-request.ts"
import type { Reply } from "./reply.ts"

/** Values of the `:name` parts of a path. */
export type PathParameters = Record<string, string>

/** What answers a request. */
export type Handler = (sandbox: Sandbox, request: HttpRequest, path: PathParameters) => Promise<Reply> | Reply

/** One line of the routing table: `"GET /cabinet/orders/:billnumber"`. `ANY` takes every method. */
export type Routes = Record<string, Handler>

/** The handler of a request, or null. Paths are compared without case, as the servers of `.cfm` pages do. */
export function findRoute(
  routes: Routes,
  method: string,
  path: string,
): { handler: Handler; parameters: PathParameters } | null {
  for (const [line, handler] of Object.entries(routes)) {
    const [wantedMethod = "", pattern = ""] = line.split(" ")
    const parameters = matchPath(pattern, path)
    const isMethod = wantedMethod === "ANY" || wantedMethod === method || (wantedMethod === "GET" && method === "HEAD")
    if (parameters && isMethod) return { handler, parameters }
  }
  return null
}

function matchPath(pattern: string, path: string): PathParameters | null {
  const wanted = pattern.split("/")
  const parts = path.replace(/(.)\/$/, "$1").split("/")
  if (wanted.length !== parts.length) return null
  const parameters: PathParameters = {}
  for (const [index, part] of wanted.entries()) {
    const value = parts[index] ?? ""
    if (part.startsWith(":")) parameters[part.slice(1)] = decoded(value)
    else if (part.toLowerCase() !== value.toLowerCase()) return null
  }
  return parameters
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
