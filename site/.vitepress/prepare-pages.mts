import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"
import type { Plugin } from "vite"
import { pageBySource, root } from "./sources.mts"

/** What VitePress reads. Its folders are the site's languages, which the folders of the repository are not. */
export const prepared = fileURLToPath(new URL("../.pages", import.meta.url))
const pictures = path.join(root, "docs/images")

function copy(source: string, page: string): void {
  const to = path.join(prepared, page)
  mkdirSync(path.dirname(to), { recursive: true })
  const text = readFileSync(path.join(root, source), "utf8")
  // Marks for programs, such as where a generated part begins: HTML is shown as it is written, and these are for no reader.
  writeFileSync(to, text.replace(/^<!--.*-->$/gm, ""))
}

/** Copies every page and picture to its place on the site. */
export function preparePages(): void {
  rmSync(prepared, { recursive: true, force: true })
  for (const [source, page] of pageBySource) copy(source, page)
  cpSync(pictures, path.join(prepared, "public/images"), { recursive: true })
  cpSync(fileURLToPath(new URL("../public", import.meta.url)), path.join(prepared, "public"), { recursive: true })
}

/** While somebody writes: what is saved in `docs` is seen in the browser. */
export function followSources(): Plugin {
  return {
    name: "follow-sources",
    configureServer({ watcher }) {
      watcher.add(Array.from(pageBySource.keys(), (source) => path.join(root, source)))
      watcher.on("change", (file) => {
        const source = path.relative(root, file).split(path.sep).join("/")
        const page = pageBySource.get(source)
        if (page) copy(source, page)
      })
    },
  }
}
