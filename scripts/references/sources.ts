import { readdirSync } from "node:fs"
import path from "node:path"
import ts from "typescript"

export const root = path.resolve(__dirname, "../..")

/** What the references are made of: routes, and what no route imports. */
const ENTRIES = [
  "src/follow/tell/event-payloads.ts",
  "src/merchant/provider-options.ts",
  "src/owner/admin-api.ts",
  "src/payments/discrepancy.ts",
  "src/providers/assist/service.ts",
  "src/refusals/error-codes.ts",
  "src/workflows/index.ts",
]

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.es2023.d.ts"],
  types: [],
  noEmit: true,
}

/** Files below `src/api`, as paths from the repository's root, in alphabetical order. */
export const API_FILES: readonly string[] = readdirSync(path.join(root, "src/api"), {
  recursive: true,
  encoding: "utf8",
})
  .map((name) => path.posix.join("src/api", name.split(path.sep).join("/")))
  .filter((name) => name.endsWith(".ts") && !name.includes("__tests__"))
  .sort()

/** The sources of the plugin with their types. Packages are left out: they take most of the time and tell nothing here. */
export class Sources {
  readonly checker: ts.TypeChecker
  private readonly program: ts.Program

  constructor() {
    const host = ts.createCompilerHost(OPTIONS, true)
    host.resolveModuleNameLiterals = (names, file, _, options) =>
      names.map(({ text }) =>
        text.startsWith(".") ? ts.resolveModuleName(text, file, options, host) : { resolvedModule: undefined },
      )
    const files = [...ENTRIES, ...API_FILES].map((name) => path.join(root, name))
    this.program = ts.createProgram(files, OPTIONS, host)
    this.checker = this.program.getTypeChecker()
  }

  /** @param name from the repository's root */
  file(name: string): ts.SourceFile {
    const found = this.program.getSourceFile(path.join(root, name))
    if (!found) throw new Error(`${name} is not among the sources of the references`)
    return found
  }

  ownFiles(): readonly ts.SourceFile[] {
    return this.program.getSourceFiles().filter(isOwn)
  }

  exportsOf(file: string): readonly ts.Symbol[] {
    const module = this.checker.getSymbolAtLocation(this.file(file))
    return module ? this.checker.getExportsOfModule(module) : []
  }

  /** What a file exports under a name, wherever it is declared. */
  exported(file: string, name: string): ts.Symbol {
    const found = this.exportsOf(file).find((symbol) => symbol.name === name)
    if (!found) throw new Error(`${file} exports no ${name}`)
    return this.original(found)
  }

  typeOf(file: string, name: string): ts.Type {
    return this.checker.getDeclaredTypeOfSymbol(this.exported(file, name))
  }

  /** What an imported name stands for. */
  original(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol
  }

  symbolAt(node: ts.Node): ts.Symbol {
    const symbol = this.checker.getSymbolAtLocation(node)
    if (!symbol) throw new Error(`${placeOf(node)}: nothing is known of ${node.getText()}`)
    return this.original(symbol)
  }

  /** The properties of a type, in the order in which they are written. */
  propertiesOf(type: ts.Type): readonly ts.Symbol[] {
    return this.checker.getPropertiesOfType(type)
  }
}

/** Where a node is, as `src/owner/page-api.ts:3`. */
export function placeOf(node: ts.Node): string {
  const file = node.getSourceFile()
  const { line } = file.getLineAndCharacterOfPosition(node.getStart())
  return `${path.relative(root, file.fileName)}:${line + 1}`
}

export function isOwn(node: ts.Node): boolean {
  const name = path.relative(root, node.getSourceFile().fileName)
  return name.startsWith("src")
}
