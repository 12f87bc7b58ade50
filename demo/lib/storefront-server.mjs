// Serves the storefront page: a few static files and one generated one that tells it where the store is.
import { createReadStream, statSync } from "node:fs"
import { createServer } from "node:http"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { storefrontModule } from "./builds.mjs"

const folder = fileURLToPath(new URL("../storefront/", import.meta.url))
const types = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
}
// The page shows these by itself, from the address.
const pages = [/^\/$/, /^\/cart$/, /^\/checkout$/, /^\/pay\/[^/]+$/, /^\/account$/, /^\/order\/[^/]+\/confirmed$/]
// What a storefront with a bundler would import as "medusa-payment-assist/storefront": see the import map of the page.
const moduleAddress = "/medusa-payment-assist/storefront.mjs"

function findFile(pathname) {
  if (pages.some((page) => page.test(pathname))) return path.join(folder, "index.html")
  if (pathname === moduleAddress) return storefrontModule
  const file = path.join(folder, path.normalize(pathname))
  const type = types[path.extname(file)]
  if (!file.startsWith(folder) || !type) return undefined
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined
}

function answer(request, response, config) {
  let pathname
  try {
    pathname = decodeURIComponent(new URL(request.url, "http://shop").pathname)
  } catch {
    pathname = ""
  }
  const headers = { "cache-control": "no-cache", "x-content-type-options": "nosniff" }
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { allow: "GET, HEAD" }).end()
    return
  }
  if (pathname === "/config.js") {
    response.writeHead(200, { ...headers, "content-type": types[".js"] })
    response.end(`export const config = ${JSON.stringify(config, null, 2)}\n`)
    return
  }
  const file = findFile(pathname)
  if (!file) {
    response.writeHead(404, { ...headers, "content-type": "text/plain; charset=utf-8" }).end("Not here\n")
    return
  }
  response.writeHead(200, { ...headers, "content-type": types[path.extname(file)] })
  if (request.method === "HEAD") response.end()
  else createReadStream(file).pipe(response)
}

/** Starts the storefront on this machine only; answers a function that stops it. */
export function startStorefront(port, config) {
  const servers = []
  const listen = (host) =>
    new Promise((resolve, reject) => {
      const server = createServer((request, response) => answer(request, response, config))
      server.once("error", reject)
      server.listen(port, host, () => {
        servers.push(server)
        resolve()
      })
    })
  const stop = () => {
    for (const server of servers) {
      server.close()
      server.closeAllConnections()
    }
  }
  // "localhost" is either of the two; a machine without IPv6 has only the first.
  return listen("127.0.0.1")
    .then(() => listen("::1").catch((error) => ignoreMissingIpv6(error)))
    .then(() => stop)
}

function ignoreMissingIpv6(error) {
  if (error.code !== "EADDRNOTAVAIL" && error.code !== "EAFNOSUPPORT") throw error
}
