import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"

export const root = path.resolve(__dirname, "../..")

const CODE = /\.tsx?$/

/** Source files of a folder, tests left out, as paths from the repository's root. */
export function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((name) => CODE.test(name) && !name.includes("node_modules") && !name.includes("__tests__"))
}

export function textOf(file: string): string {
  return readFileSync(path.join(root, file), "utf8")
}

/** What a file imports, types too: bare names as they are, relative ones as paths from the repository's root. */
export function imports(file: string): string[] {
  const found = textOf(file).matchAll(/(?:from|import|require\()\s*["']([^"']+)["']/g)
  return Array.from(found, ([, name]) => name as string).map((name) =>
    name.startsWith(".") ? path.normalize(path.join(path.dirname(file), name)) : name,
  )
}

/** Imports of a folder that are forbidden, in words. */
export function crossings(folder: string, forbidden: (name: string) => boolean): string[] {
  return sources(folder).flatMap((file) =>
    imports(file)
      .filter(forbidden)
      .map((name) => `${file} imports ${name}`),
  )
}

/** Is a path one of these folders, or below one? */
export const below =
  (...folders: string[]) =>
  (name: string) =>
    folders.some((folder) => name === folder || name.startsWith(`${folder}/`))

/** Files that import each other in a circle, each circle once, as `a -> b -> a`. */
export function circles(folder: string): string[] {
  const files = sources(folder)
  const known = new Set(files)
  const fileOf = (name: string) =>
    [name, `${name}.ts`, `${name}.tsx`, `${name}/index.ts`].find((candidate) => known.has(candidate))
  const targets = new Map(files.map((file) => [file, imports(file).flatMap((name) => fileOf(name) ?? [])]))
  const found = new Set<string>()
  const done = new Set<string>()
  const walk = (file: string, way: readonly string[]): void => {
    const at = way.indexOf(file)
    if (at >= 0) {
      found.add([...way.slice(at), file].join(" -> "))
      return
    }
    if (done.has(file)) return
    for (const target of targets.get(file) ?? []) walk(target, [...way, file])
    done.add(file)
  }
  for (const file of files) walk(file, [])
  return [...found]
}
