// The list of what a shop gets with a package (SBOM, CycloneDX), made by npm.
import { execFileSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { root } from "../ensure-installed.mjs"
import { productionPackages } from "./production-packages.mjs"

/**
 * `npm sbom --omit dev` here would leave out what is also there for development. So it is asked in a folder in which the package has no
 * development, with this lockfile's own versions.
 */
export function sbomOf({ name, folder, workspace }) {
  const { version, description, license, author, repository, homepage, dependencies } = JSON.parse(
    readFileSync(path.join(folder, "package.json"), "utf8"),
  )
  const own = { name, version, license, dependencies }
  const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8"))
  const packages = { "": own }
  for (const one of productionPackages(workspace)) {
    const { dev, devOptional, optional, peer, peerDependencies, peerDependenciesMeta, ...entry } =
      lock.packages[one.folder]
    packages[one.folder] = entry
  }
  const temporary = mkdtempSync(path.join(tmpdir(), "sbom-"))
  // npm takes the folder's name for the package's.
  const project = path.join(temporary, name)
  try {
    mkdirSync(project)
    const write = (file, content) => writeFileSync(path.join(project, file), JSON.stringify(content))
    write("package.json", { ...own, description, author, repository, homepage })
    write("package-lock.json", { name, version, lockfileVersion: lock.lockfileVersion, requires: true, packages })
    const words = ["sbom", "--sbom-format", "cyclonedx", "--sbom-type", "library", "--package-lock-only"]
    return execFileSync("npm", words, { cwd: project, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] })
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}
