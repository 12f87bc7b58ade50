import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import path from "node:path"
import type { CleanStore } from "../clean-store/clean-store"

/**
 * Builds the admin by Medusa's own command and puts it where the server looks for it. What this Node has built of this package stays for
 * the next run.
 */
export function buildAdmin(store: CleanStore, node: string, tarball: string): void {
  const kept = path.join(store.folder, `admin-of-node-${node}`)
  const stamp = path.join(kept, ".built-of")
  const wanted = createHash("sha256").update(readFileSync(tarball)).digest("hex")
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
    const built = path.join(store.folder, ".medusa", "admin")
    rmSync(path.dirname(built), { recursive: true, force: true })
    rmSync(kept, { recursive: true, force: true })
    store.command(["build", "--admin-only"])
    if (!existsSync(path.join(built, "index.html"))) throw new Error("medusa build made no admin")
    renameSync(built, kept)
    writeFileSync(stamp, wanted)
  }
  const served = path.join(store.folder, "public", "admin")
  mkdirSync(path.dirname(served), { recursive: true })
  rmSync(served, { recursive: true, force: true })
  symlinkSync(kept, served, "junction")
}
