#!/usr/bin/env node
import { doctor } from "./doctor"
import { parseCommand } from "./parse-command"

async function main(): Promise<number> {
  const command = parseCommand(process.argv.slice(2), process.env)
  if (command.run === "print") {
    const stream = command.exitCode === 0 ? process.stdout : process.stderr
    stream.write(`${command.text}\n`)
    return command.exitCode
  }
  return await doctor(process.cwd(), command, (text) => process.stdout.write(text))
}

// Connections to Assist and whatever the store's own configuration opened must not keep a finished command alive.
main().then(
  (code) => process.stdout.write("", () => process.exit(code)),
  (error: Error) => process.stderr.write(`${error.message}\n`, () => process.exit(2)),
)
