import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"

/** The file's JSON, or undefined when it is absent or half-written. */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"))
  } catch {
    return undefined
  }
}

/**
 * Replaces the file in one step: a reader or a crash never meets half of it. Several of these files hold keys or passwords, so
 * none is for other users of this machine.
 */
export function writeJson(file, value) {
  const draft = `${file}.${process.pid}.tmp`
  try {
    writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
    renameSync(draft, file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}
