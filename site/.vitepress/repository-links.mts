import { existsSync, statSync } from "node:fs"
import path from "node:path"
import type { MarkdownRenderer } from "vitepress"
import { pageBySource, REPOSITORY, root, sourceByPage, titleOf } from "./sources.mts"

/** How the README addresses files of the repository: it is read on the package's page too, where they are not. */
const ABSOLUTE = [
  `${REPOSITORY}/blob/main/`,
  `${REPOSITORY}/tree/main/`,
  `${REPOSITORY.replace("//github.com/", "//raw.githubusercontent.com/")}/main/`,
]

/** The file a link of a page means, from the repository's root; undefined for other sites and places of the same page. */
function fileMeant(source: string, link: string): string | undefined {
  const absolute = ABSOLUTE.find((start) => link.startsWith(start))
  if (absolute) return link.slice(absolute.length)
  if (/^(?:[a-z]+:|#|\/)/.test(link)) return undefined
  return path.posix.join(path.posix.dirname(source), link)
}

/**
 * Where a link of a page leads on the site: to a page, to a picture, or to the file in the repository.
 * @throws when it means a file that is not there
 */
export function onSite(source: string, link: string): string {
  const meant = fileMeant(source, link)
  if (meant === undefined) return link
  const [file = "", anchor] = decodeURI(meant).split("#")
  const place = anchor === undefined ? "" : `#${anchor}`
  const page = pageBySource.get(file)
  if (page) return `/${page}${place}`
  if (file.startsWith("docs/images/")) return file.replace("docs/", "/")
  const found = path.join(root, file)
  if (!existsSync(found)) throw new Error(`${source}: the link ${link} leads nowhere`)
  const kind = statSync(found).isDirectory() ? "tree" : "blob"
  return encodeURI(`${REPOSITORY}/${kind}/main/${file.replace(/\/$/, "")}`) + place
}

/** In the repository a page is called by its file, `[on-call.md](on-call.md)`; on the site by its title. */
function nameByTitle(label: { content: string } | undefined, link: string): void {
  const page = link.replace(/^\/|#.*$/g, "")
  if (label && /^[\w./-]+\.md$/.test(label.content) && sourceByPage.has(page)) label.content = titleOf(page)
}

/** Pages are written to be read in the repository: this turns their links into the site's. */
export function repositoryLinks(md: MarkdownRenderer): void {
  md.core.ruler.push("repository-links", ({ tokens, env }) => {
    const source = sourceByPage.get(env.relativePath)
    if (source === undefined) return
    for (const { children } of tokens)
      for (const [at, token] of (children ?? []).entries()) {
        const attribute = token.type === "link_open" ? "href" : token.type === "image" ? "src" : undefined
        const link = attribute && token.attrGet(attribute)
        if (!attribute || !link) continue
        token.attrSet(attribute, onSite(source, link))
        if (attribute === "href") nameByTitle(children?.[at + 1], onSite(source, link))
      }
  })
}
