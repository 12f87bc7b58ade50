import { readFileSync } from "node:fs"
import path from "node:path"

/** A recorded reply, byte for byte. */
export function fixture(name: string): Buffer {
  return readFileSync(path.join(__dirname, "..", "fixtures", name))
}
