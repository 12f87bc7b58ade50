import { type Config, readConfig } from "./config.ts"

/** How to start a sandbox in one's own process. Everything may be left out. */
export interface SandboxOptions {
  /** 0, the default, picks a free one. */
  port?: number
  /** `127.0.0.1` by default. */
  host?: string
  /** Needed with a host that other machines reach: there is no login anywhere. */
  expose?: boolean
  /** Names the sandbox may be called by besides loopback ones. */
  allowedHosts?: readonly string[]
  /** The SQLite file orders are kept in; they are kept in memory when it is left out. */
  data?: string
  /** A `postgres://…` address instead; needs the package `pg`. */
  databaseUrl?: string
  /** `123456` by default, with the login `shoplogin` and the password `Passw0rd1`. */
  merchantId?: string
  login?: string
  password?: string
  /** Of the merchant; `BYN` by default. */
  currency?: string
  /** `s3cr3t-word` by default. */
  secretWord?: string
  /** Where the merchant is told of payments; nowhere by default. */
  notificationUrl?: string
}

/** The same checks and defaults as on the command line; the environment does not count. */
export function configOf(options: SandboxOptions): Config {
  const { expose, allowedHosts, databaseUrl, merchantId, secretWord, notificationUrl, port = 0, ...same } = options
  const flags: Record<string, string | number | undefined> = {
    ...same,
    port,
    "allow-host": allowedHosts?.join(","),
    database: databaseUrl,
    "merchant-id": merchantId,
    "secret-word": secretWord,
    "notification-url": notificationUrl,
  }
  const given = Object.entries(flags).filter(([, value]) => value !== undefined)
  return readConfig([...given.map(([name, value]) => `--${name}=${value}`), ...(expose ? ["--expose"] : [])], {})
}
