import { existsSync, mkdirSync, rmSync } from "node:fs"
import path from "node:path"
import { withBuildLock } from "./build-lock.mjs"
import { readJson, writeJson } from "./json-file.mjs"

/**
 * Builds once per state of the sources. The stamp is taken away first and written last, so a build that was broken
 * off is never mistaken for a good one.
 * @param {{ stamp: string, accept: string[], output: string[], build: () => Promise<void>, anew?: boolean }} what
 *   `anew` builds whatever the stamp says
 * @returns {Promise<string | undefined>} "up to date" when there was nothing to do
 */
export function buildOnce({ stamp, ...what }) {
  return withBuildLock(`${stamp}.lock`, () => buildUnlessDone({ stamp, ...what }))
}

async function buildUnlessDone({ stamp, accept, output, build, anew = false }) {
  if (!anew && accept.includes(readJson(stamp)?.hash) && output.every((file) => existsSync(file))) return "up to date"
  rmSync(stamp, { force: true })
  await build()
  const missing = output.find((file) => !existsSync(file))
  if (missing) throw new Error(`The build ended well, and yet ${missing} is not there.`)
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeJson(stamp, { hash: accept[0] })
  return undefined
}
