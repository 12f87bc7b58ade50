// THIRD-PARTY.md: other people's software that a shop gets with medusa-payment-assist, and its licenses.
//   node scripts/release/third-party.mjs --write
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { root } from "../ensure-installed.mjs"
import { chosenLicense } from "./licenses.mjs"
import { productionPackages } from "./production-packages.mjs"

const FILE = path.join(root, "THIRD-PARTY.md")
const ADMIN = path.join(root, "src", "admin")

/** Packages that the sources of the admin pages import for more than types. */
export function importedByAdmin() {
  const sources = readdirSync(ADMIN, { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.tsx?$/.test(file) && !file.includes("__tests__"),
  )
  const named = sources.flatMap((file) =>
    Array.from(
      readFileSync(path.join(ADMIN, file), "utf8").matchAll(
        /^(?:import|export) (?!type )(?:[^"';]*? from )?"([^."][^"]*)"/gm,
      ),
      ([, specifier]) => packageOf(specifier),
    ),
  )
  return [...new Set(named)].sort()
}

/** `@scope/name` of `@scope/name/file`. */
export function packageOf(specifier) {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/")
}

function licenseText(folder) {
  const file = readdirSync(path.join(root, folder)).find((name) => /^(?:licen[cs]e|copying)/i.test(name))
  if (!file) return undefined
  return readFileSync(path.join(root, folder, file), "utf8")
    .replaceAll("\r\n", "\n")
    .trim()
}

function table(packages) {
  const rows = packages.map(({ name, license }) => `| ${name} | ${license} | ${chosenLicense(license)} |`)
  return ["| package | its license | taken under |", "| --- | --- | --- |", ...rows].join("\n")
}

/** What the file has to say. */
export function thirdPartyText() {
  const all = productionPackages("")
  const inAdmin = importedByAdmin()
  const admin = all.filter(({ name }) => inAdmin.includes(name))
  const server = all.filter((one) => !admin.includes(one))
  const texts = all.map(({ name, folder, license }) => {
    const text = licenseText(folder) ?? `Its package brings no text. License: ${license}.`
    return `## ${name}\n\n\`\`\`text\n${text}\n\`\`\``
  })
  return `# Third-party software

Made by \`scripts/release/third-party.mjs\`. Other people's software that a shop gets with medusa-payment-assist, and its licenses.
The versions are those the shop's package manager picks within the ranges of \`package.json\`.

In the pages of the admin. React, Medusa's own packages and what comes with Medusa's dashboard are the shop's already and not listed:

${table(admin)}

On the server:

${table(server)}

${texts.join("\n\n")}
`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes("--write")) writeFileSync(FILE, thirdPartyText())
  else console.log(thirdPartyText())
}
