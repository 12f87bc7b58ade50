import path from "node:path"
import { parseArgs } from "node:util"
import { root } from "../../scripts/ensure-installed.mjs"
import { DemoError } from "./demo-error.mjs"

export const usage = `npm run demo [-- flags]

  --shop-port N      the storefront               (8000, env DEMO_SHOP_PORT)
  --api-port N       the store's API and admin    (9000, env DEMO_API_PORT; --admin-port is the same)
  --sandbox-port N   the Assist sandbox           (4010, env DEMO_SANDBOX_PORT)
  --auto-ports       take free ports instead (the ones of the last run where they are free)
  --state-dir DIR    where database, sandbox and logs live (.demo)
  --reset            forget everything an earlier run left (database, sandbox, builds) and start afresh
  --open-order HOW   how shoppers get to Assist: form (the browser posts the order) or request (the server asks for a link)
                     (form, env DEMO_OPEN_ORDER)
  --json FILE        write addresses and credentials there once the shop is ready
  --without-plugin   the same store without the Assist plugin (env DEMO_WITHOUT_PLUGIN=1)
  --help`

const portFlags = {
  shop: { flag: "shop-port", env: "DEMO_SHOP_PORT", standard: 8000 },
  api: { flag: "api-port", env: "DEMO_API_PORT", standard: 9000 },
  sandbox: { flag: "sandbox-port", env: "DEMO_SANDBOX_PORT", standard: 4010 },
}

function readPort(name, values, env) {
  const { flag, env: variable, standard } = portFlags[name]
  const alias = name === "api" ? values["admin-port"] : undefined
  const text = values[flag] ?? alias ?? (env[variable] || undefined)
  if (text === undefined) return { port: standard, flag: `--${flag}`, chosen: false }
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1 || port > 65535)
    throw new DemoError(`--${flag} (or ${variable}) must be a port between 1 and 65535, not "${text}".`)
  return { port, flag: `--${flag}`, chosen: true }
}

function readOpenOrder(values, env) {
  const how = values["open-order"] ?? (env.DEMO_OPEN_ORDER || "form")
  if (how === "form" || how === "request") return how
  throw new DemoError(`--open-order (or DEMO_OPEN_ORDER) must be form or request, not "${how}".`)
}

/** Reads the flags; a mistake in them is a {@link DemoError} that lists what there is. */
export function readOptions(argv, env = process.env) {
  let values
  try {
    values = parseArgs({
      args: argv,
      options: {
        "shop-port": { type: "string" },
        "api-port": { type: "string" },
        "admin-port": { type: "string" },
        "sandbox-port": { type: "string" },
        "auto-ports": { type: "boolean", default: false },
        "state-dir": { type: "string" },
        reset: { type: "boolean", default: false },
        "open-order": { type: "string" },
        json: { type: "string" },
        "without-plugin": { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    }).values
  } catch (error) {
    throw new DemoError(`${error.message}\n\n${usage}`)
  }
  return {
    help: values.help,
    ports: Object.fromEntries(Object.keys(portFlags).map((name) => [name, readPort(name, values, env)])),
    autoPorts: values["auto-ports"],
    stateDir: path.resolve(values["state-dir"] ?? path.join(root, ".demo")),
    reset: values.reset,
    openOrder: readOpenOrder(values, env),
    json: values.json ? path.resolve(values.json) : undefined,
    withPlugin: !(values["without-plugin"] || env.DEMO_WITHOUT_PLUGIN === "1"),
  }
}
