#!/usr/bin/env node
import path from "node:path"
import { readConfig, UsageError } from "./config.ts"
import { isLoopback } from "./http/allowed-host.ts"
import { startServer } from "./start-server.ts"
import { DatabaseInUse } from "./store/database-file.ts"
import { USAGE } from "./usage.ts"

const DEFAULT_DATA = path.resolve(".sandbox", "assist.sqlite")
const EXPOSED =
  "This sandbox listens to other machines. It has no login: whoever reaches it reads its secret words and moves its money."

if (process.argv.includes("--help")) {
  console.log(USAGE)
  process.exit(0)
}

try {
  const config = readConfig(process.argv.slice(2), process.env, DEFAULT_DATA)
  const running = await startServer(config)
  console.log(`Assist sandbox on ${running.url}`)
  if (!config.databaseUrl) console.log(`Orders are kept in ${config.dataFile}`)
  if (!isLoopback(config.host)) console.error(EXPOSED)
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void running.stop().then(() => process.exit(0)))
  }
} catch (error) {
  console.error(explain(error))
  process.exit(1)
}

function explain(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\n--help lists the flags.`
  if (error instanceof DatabaseInUse) return error.message
  const code = error instanceof Error && "code" in error ? error.code : undefined
  const port = error instanceof Error && "port" in error ? String(error.port) : ""
  if (code === "EADDRINUSE") {
    return `Port ${port} is taken. Stop the program that uses it, or choose another one with --port (0 picks a free one).`
  }
  if (code === "EACCES" && port)
    return `Port ${port} may not be used by this account. Choose one above 1023 with --port.`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
