// Draws which room of src imports which, and lists circles between files, as madge reads them:
//   node scripts/draw-rooms.mjs
// A room stands below all those it imports; an import that points up is marked. Exit code 1: there is one, or a circle.
import { spawnSync } from "node:child_process"
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { root } from "./ensure-installed.mjs"

// Not a dependency of the project: npx fetches it, this once.
const MADGE = ["--yes", "madge@8", "--extensions", "ts,tsx", "--ts-config", "tsconfig.json", "--exclude", "__tests__"]

function madge(flags, stdout) {
  const { status, error } = spawnSync("npx", [...MADGE, ...flags, "src"], {
    cwd: root,
    stdio: ["ignore", stdout, "inherit"],
    shell: process.platform === "win32",
  })
  if (error) throw error
  return status
}

/** Every file of src with the files it imports. Through a file: into a pipe madge writes only the first 64 kB. */
function readImports() {
  const folder = mkdtempSync(path.join(tmpdir(), "rooms-"))
  try {
    const file = path.join(folder, "imports.json")
    const descriptor = openSync(file, "w")
    madge(["--json"], descriptor)
    closeSync(descriptor)
    return JSON.parse(readFileSync(file, "utf8"))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const roomOf = (file) => (file.startsWith("..") ? undefined : file.split("/")[0])
const imports = new Map()
for (const [file, imported] of Object.entries(readImports())) {
  const room = roomOf(file)
  if (!room) continue
  const rooms = imports.get(room) ?? new Set()
  for (const other of imported.map(roomOf)) if (other && other !== room) rooms.add(other)
  imports.set(room, rooms)
}

// Rooms whose imports are all drawn come next. Where there is none, the rest imports in a circle.
const drawn = []
let upwards = false
while (drawn.length < imports.size) {
  const waiting = [...imports.keys()].filter((room) => !drawn.includes(room)).sort()
  const free = waiting.filter((room) => [...imports.get(room)].every((other) => drawn.includes(other)))
  upwards ||= free.length === 0
  drawn.push(...(free.length > 0 ? free : waiting.slice(0, 1)))
}

const width = Math.max(...drawn.map((room) => room.length))
for (const [at, room] of drawn.entries()) {
  const names = [...imports.get(room)].sort((a, b) => drawn.indexOf(a) - drawn.indexOf(b))
  const marked = names.map((name) => (drawn.indexOf(name) > at ? `${name} (UP)` : name))
  console.log(`${room.padEnd(width)} -> ${marked.join(", ") || "nothing of ours"}`)
}
console.log("")
const circles = madge(["--circular", "--no-spinner"], "inherit")
process.exitCode = upwards || circles !== 0 ? 1 : 0
