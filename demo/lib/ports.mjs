import { createServer } from "node:net"
import { freePort } from "../../scripts/postgres.mjs"
import { DemoError } from "./demo-error.mjs"
import { readJson, writeJson } from "./json-file.mjs"
import { describePortOwner } from "./port-owner.mjs"

const what = { shop: "the storefront", api: "the store (API and admin)", sandbox: "the Assist sandbox" }

function canListen(port, host) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once("error", (error) => resolve(error.code !== "EADDRINUSE" && error.code !== "EACCES"))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

// Each address is tried: some systems let a second server have the port on another address, and the browser then
// meets the wrong one of the two.
async function isFree(port) {
  for (const host of ["127.0.0.1", "::1", "0.0.0.0", "::"]) if (!(await canListen(port, host))) return false
  return true
}

function refuse(name, { port, flag }) {
  const owner = describePortOwner(port)
  const who = owner ? `It is held by ${owner}.` : "Who holds it cannot be seen from here."
  throw new DemoError(
    `Port ${port}, wanted for ${what[name]}, is taken. ${who}\n` +
      `Stop that program, or give another port: npm run demo -- ${flag} ${port + 1}\n` +
      "or let the demo take free ones: npm run demo -- --auto-ports",
  )
}

/**
 * The ports of this run. With `--auto-ports` those of the last run are taken again where they are free, so that
 * addresses stored in the database (product pictures, open payment pages) stay good.
 * @returns {Promise<{ shop: number, api: number, sandbox: number }>}
 */
export async function choosePorts(options, file) {
  const last = readJson(file) ?? {}
  const ports = {}
  for (const [name, wish] of Object.entries(options.ports)) {
    const wanted = options.autoPorts && !wish.chosen ? last[name] : wish.port
    const others = Object.values(ports)
    if (Number.isInteger(wanted) && !others.includes(wanted) && (await isFree(wanted))) ports[name] = wanted
    else if (options.autoPorts && !wish.chosen) ports[name] = await freePort()
    else if (others.includes(wanted))
      throw new DemoError(`Port ${wanted} is asked for twice; give ${wish.flag} a different one.`)
    else refuse(name, wish)
  }
  writeJson(file, ports)
  return ports
}
