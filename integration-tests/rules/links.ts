import { existsSync, readFileSync } from "node:fs"
import path from "node:path"

export const REPOSITORY = "https://github.com/medusa-payment-assist/medusa-payment-assist"
/** How files of the repository are addressed from elsewhere. */
const ABSOLUTE = [
  `${REPOSITORY}/blob/main/`,
  `${REPOSITORY}/tree/main/`,
  "https://raw.githubusercontent.com/medusa-payment-assist/medusa-payment-assist/main/",
]

export interface Link {
  readonly target: string
  readonly line: number
}

/**
 * Links and pictures of a page, without those in code. Of `[docs/admin.md]` the target is what the page defines for it;
 * one that is defined nowhere is its own target.
 */
export function linksIn(page: string): Link[] {
  let inCode = false
  const defined = new Map(Array.from(page.matchAll(/^\[([^\]]+)\]: (\S+)$/gm), ([, name = "", to = ""]) => [name, to]))
  return page.split("\n").flatMap((line, at) => {
    if (line.startsWith("```")) inCode = !inCode
    if (inCode) return []
    const text = line.replace(/`[^`]*`/g, (code) => "x".repeat(code.length))
    const inline = Array.from(text.matchAll(/\]\(([^)\s]+)\)/g), ([, target = ""]) => target)
    const byName = Array.from(
      text.matchAll(/\[([\w./-]+\.(?:md|png))\](?!\()/g),
      ([, name = ""]) => defined.get(name) ?? name,
    )
    return [...inline, ...byName].map((target) => ({ target, line: at + 1 }))
  })
}

/** A heading's anchor, as GitHub makes it. */
function anchorOf(heading: string): string {
  const text = heading.replace(/^#+ /, "").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-")
}

function anchorsOf(page: string): ReadonlySet<string> {
  return new Set(
    page
      .split("\n")
      .filter((line) => /^#+ /.test(line))
      .map(anchorOf),
  )
}

/**
 * Why a link of a page leads nowhere; undefined when it does not. Other sites are not asked.
 * @param page from the repository's root
 */
export function brokenLink(root: string, page: string, target: string): string | undefined {
  const absolute = ABSOLUTE.find((start) => target.startsWith(start))
  if (/^[a-z]+:/.test(target) && !absolute) return undefined
  const [file = "", anchor] = target.slice(absolute?.length ?? 0).split("#")
  const from = absolute ? root : path.dirname(path.join(root, page))
  const found = file === "" && !absolute ? path.join(root, page) : path.join(from, decodeURIComponent(file))
  if (!existsSync(found)) return "there is no such file"
  if (anchor === undefined || !found.endsWith(".md")) return undefined
  return anchorsOf(readFileSync(found, "utf8")).has(anchor) ? undefined : "there is no such heading"
}
