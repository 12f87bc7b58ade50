import { parseArgs } from "node:util"
import { bracketed, hostName, isLoopback } from "./http/allowed-host.ts"

/** How a sandbox is started. */
export interface Config {
  host: string
  /** Names the Host header may have, besides loopback ones: those of `--allow-host`, and `--host` itself. */
  allowedHosts: string[]
  port: number
  /** The SQLite file; without one, and without a database's address, orders are kept in memory. */
  dataFile?: string
  databaseUrl?: string
  merchant: {
    merchantId: string
    login: string
    password: string
    currency: string
    /** Given explicitly: these overrule what the database remembers. */
    secretWord?: string
    notificationUrl?: string
  }
  /** Credentials named on the command line or in the environment replace stored ones. */
  credentialsGiven: boolean
}

/** A wrong command line; the message is for the person who typed it. */
export class UsageError extends Error {}

const OPTIONS = {
  host: { type: "string" },
  expose: { type: "boolean" },
  "allow-host": { type: "string" },
  port: { type: "string" },
  data: { type: "string" },
  database: { type: "string" },
  "merchant-id": { type: "string" },
  login: { type: "string" },
  password: { type: "string" },
  currency: { type: "string" },
  "secret-word": { type: "string" },
  "notification-url": { type: "string" },
} as const

/** Reads flags, then `ASSIST_SANDBOX_*` variables, then defaults. */
export function readConfig(argv: string[], env: NodeJS.ProcessEnv, defaultDataFile?: string): Config {
  const flags = parseFlags(argv)
  const variable = (name: string) => env[`ASSIST_SANDBOX_${name.toUpperCase().replaceAll("-", "_")}`]
  const given = (name: Exclude<keyof typeof OPTIONS, "expose">) => flags[name] ?? variable(name)
  const host = given("host") ?? "127.0.0.1"
  const exposed = flags.expose ?? isOn(variable("expose"))
  if (!isLoopback(host) && !exposed) throw new UsageError(notLoopback(host))
  const port = Number(given("port") ?? "4010")
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(`not a port: ${given("port")}`)
  const databaseUrl = given("database")
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new UsageError("--database takes a postgres:// URL; for SQLite name a file with --data")
  }
  const merchantId = given("merchant-id") ?? "123456"
  if (!/^\d{1,10}$/.test(merchantId)) throw new UsageError(`--merchant-id is a number, not ${merchantId}`)
  return {
    host,
    allowedHosts: [bracketed(host), ...(given("allow-host") ?? "").split(",")]
      .map(hostName)
      .filter((name) => name !== ""),
    port,
    dataFile: given("data") ?? defaultDataFile,
    databaseUrl,
    merchant: {
      merchantId,
      login: given("login") ?? "shoplogin",
      password: given("password") ?? "Passw0rd1",
      currency: (given("currency") ?? "BYN").toUpperCase(),
      secretWord: given("secret-word"),
      notificationUrl: given("notification-url"),
    },
    credentialsGiven: given("login") !== undefined || given("password") !== undefined,
  }
}

function notLoopback(host: string): string {
  return (
    `--host ${host} would let other machines in, and the sandbox has no login: whoever reaches it reads its secret words and ` +
    "moves its money. Leave --host out, or add --expose if that is what you want; --allow-host takes the names it is called by."
  )
}

function isOn(text: string | undefined): boolean {
  if (text === undefined || text === "" || text === "0") return false
  if (text === "1") return true
  throw new UsageError(`ASSIST_SANDBOX_EXPOSE is 1 or 0, not ${text}`)
}

function parseFlags(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: OPTIONS }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
