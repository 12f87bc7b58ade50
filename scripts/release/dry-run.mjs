// Everything a release does, except that nothing is sent: docs/releasing.md.
//   npm run release:dry [-- --no-build]
import { execFileSync, spawnSync } from "node:child_process"
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { ensureInstalled, root } from "../ensure-installed.mjs"
import { audit } from "./audit.mjs"
import { chosenLicense } from "./licenses.mjs"
import { PACKAGES } from "./packages.mjs"
import { pack, problemsOf } from "./packed.mjs"
import { productionPackages } from "./production-packages.mjs"
import { sbomOf } from "./sbom.mjs"
import { thirdPartyText } from "./third-party.mjs"

ensureInstalled()
const folder = path.join(root, "artifacts", "release")
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

const problems = []
const heading = (text) => console.log(`\n=== ${text} ===`)
const problem = (text) => {
  problems.push(text)
  console.log(`✗ ${text}`)
}
const fine = (text) => console.log(`✓ ${text}`)
const kb = (bytes) => `${Math.round(bytes / 1000)} kB`

if (!process.argv.includes("--no-build")) {
  heading("build")
  execFileSync("npm", ["run", "build"], { cwd: root, stdio: "inherit" })
}

heading("pack")
const tarballs = []
for (const one of PACKAGES) {
  const tarball = pack(one, folder)
  tarballs.push({ ...one, file: tarball.file })
  const found = problemsOf(one, tarball)
  for (const text of found) problem(text)
  if (found.length > 0) continue
  const { version, size, unpackedSize, files } = tarball
  fine(
    `${one.name} ${version}: ${kb(size)} of at most ${kb(one.packed)} packed, ${kb(unpackedSize)} of ${kb(one.unpacked)} unpacked, ${files.length} files`,
  )
}

heading("licenses")
for (const { name, workspace } of PACKAGES) {
  const all = productionPackages(workspace)
  const refused = all.filter(({ license }) => !chosenLicense(license))
  for (const one of refused) problem(`${one.name} of ${name} is under ${one.license}, which is not on the list`)
  if (refused.length === 0) fine(`${name} brings ${all.length} packages, each under a license on the list`)
}
if (readFileSync(path.join(root, "THIRD-PARTY.md"), "utf8") === thirdPartyText()) fine("THIRD-PARTY.md is up to date")
else problem("THIRD-PARTY.md is not up to date: node scripts/release/third-party.mjs --write")

heading("audit")
const { result, text } = audit()
if (result === "clean") fine(`no high or critical vulnerability (${text})`)
else if (result === "found") problem(`known vulnerabilities: ${text} (npm audit --omit=dev says which)`)
else if (process.env.REQUIRE_AUDIT === "1") problem(`the registry could not be asked: ${text}`)
else console.log(`? NOT CHECKED: the registry could not be asked (${text}). The workflow does not release without it.`)

heading("SBOM")
for (const one of PACKAGES) {
  const sbom = sbomOf(one)
  writeFileSync(path.join(folder, `${one.name}.cdx.json`), sbom)
  fine(`${one.name}.cdx.json names ${JSON.parse(sbom).components.length} packages`)
}

heading("publish, dry")
for (const { name, file } of tarballs) {
  const words = ["publish", file, "--dry-run", "--access", "public"]
  const { status, stderr } = spawnSync("npm", words, { cwd: root, encoding: "utf8" })
  if (status === 0) fine(`npm would publish ${name}: ${stderr.match(/Publishing to .*/)?.[0] ?? ""}`)
  else problem(`npm publish --dry-run of ${name}:\n${stderr}`)
}

heading("end")
console.log(`Tarballs and SBOMs are in ${path.relative(root, folder)}. Nothing was sent.`)
if (problems.length > 0) {
  console.error(
    `${problems.length} ${problems.length === 1 ? "problem keeps" : "problems keep"} this from being released.`,
  )
  process.exit(1)
}
console.log("Ready to be released.")
