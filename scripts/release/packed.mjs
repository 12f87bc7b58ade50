// A package as it would be published, and what is wrong with it.
import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { homedir, tmpdir } from "node:os"
import path from "node:path"
import { root } from "../ensure-installed.mjs"

/** What would tell where a package was built, or that a file of another package was copied into it. */
const PLACES = [root, homedir(), tmpdir(), "file:///", "node_modules/"].filter((place) => place.length > 3)

/**
 * Packs a built package.
 * @returns {{ file: string, size: number, unpackedSize: number, files: { path: string, size: number }[], version: string }} `file` is the tarball
 */
export function pack({ folder }, destination) {
  // The tarball is made of what is built already: scripts of the package would build it once more.
  const words = ["pack", "--json", "--ignore-scripts", "--pack-destination", destination]
  const said = execFileSync("npm", words, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] })
  const [packed] = JSON.parse(said)
  return { ...packed, file: path.join(destination, packed.filename) }
}

/** What keeps a packed package from being published, as sentences; none when nothing does. */
export function problemsOf({ name, packed, unpacked, files }, tarball) {
  const problems = []
  const tooBig = (what, is, may) => is > may && problems.push(`${name} has ${is} bytes ${what}, of at most ${may}`)
  tooBig("packed", tarball.size, packed)
  tooBig("unpacked", tarball.unpackedSize, unpacked)
  for (const { path: file } of tarball.files)
    if (!files.some((allowed) => allowed.test(file))) problems.push(`${file} does not belong into ${name}`)
  return [...problems, ...placesIn(tarball)]
}

function placesIn(tarball) {
  const folder = mkdtempSync(path.join(tmpdir(), "packed-"))
  try {
    execFileSync("tar", ["-xzf", tarball.file, "-C", folder, "--strip-components=1"])
    return tarball.files.flatMap(({ path: file }) => {
      if (file.endsWith(".md")) return []
      const text = readFileSync(path.join(folder, file), "utf8")
      const told = PLACES.filter((place) => text.includes(place))
      const mapped = /^\/\/# sourceMappingURL=/m.test(text) ? ["a source map"] : []
      return [...told, ...mapped].map((what) => `${file} names ${what}`)
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
