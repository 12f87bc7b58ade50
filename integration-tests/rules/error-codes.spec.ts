import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import ts from "typescript"
import { isDecline, RESPONSE_CODES } from "../../src/gateway/codes/response-codes"

const root = path.resolve(__dirname, "../..")
const page = readFileSync(path.join(root, "docs/error-codes.md"), "utf8")

/** The first column of its tables. */
const documented = page
  .split("\n")
  .filter((line) => line.startsWith("| `assist_"))
  .flatMap((line) => Array.from((line.split(" | ")[0] ?? "").matchAll(/`(assist_\w+)`/g), ([, code]) => code ?? ""))

/** A code as the source writes it: `assist_busy`, or `assist_${error.kind}` with the expression in its place. */
interface Written {
  readonly code: string
  readonly at: string
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(path.join(root, file), "utf8"), ts.ScriptTarget.Latest, true)
}

function nodesOf(within: ts.Node): ts.Node[] {
  const found: ts.Node[] = [within]
  ts.forEachChild(within, (child) => void found.push(...nodesOf(child)))
  return found
}

/** The codes of every `new MedusaError(type, text, code)`, `new Refused(type, said, code)` and answer `{ code }` of a file. */
function codesIn(file: string): Written[] {
  const source = parse(file)
  const nodes = nodesOf(source)
  const errors = nodes.filter((node) => ts.isNewExpression(node)).filter(isMedusaError)
  const answers = nodes
    .filter((node) => ts.isPropertyAssignment(node))
    .flatMap(({ name, initializer }) =>
      name.getText() === "code" && ts.isStringLiteral(initializer) && initializer.text.startsWith("assist_")
        ? written(initializer)
        : [],
    )
  return [...errors.flatMap(({ arguments: given }) => (given?.[2] ? written(given[2]) : [])), ...answers]

  function isMedusaError({ expression }: ts.NewExpression): boolean {
    return ts.isIdentifier(expression) && ["MedusaError", "Refused"].includes(expression.text)
  }

  function written(node: ts.Expression): Written[] {
    const at = `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
    if (ts.isStringLiteralLike(node)) return [{ code: node.text, at }]
    if (ts.isTemplateExpression(node)) return [{ code: node.getText().slice(1, -1), at }]
    if (ts.isConditionalExpression(node)) return [...written(node.whenTrue), ...written(node.whenFalse)]
    if (ts.isIdentifier(node)) return node.text === "undefined" ? [] : named(node, at)
    throw new Error(`${at}: a code that is put together in a way this test cannot follow: ${node.getText()}`)
  }

  /** What a name of this file stands for: a constant's value, or what a function's callers hand it. */
  function named({ text }: ts.Identifier, at: string): Written[] {
    const constant = nodes
      .filter((node) => ts.isVariableDeclaration(node))
      .find(({ name }) => ts.isIdentifier(name) && name.text === text)
    if (constant?.initializer) return written(constant.initializer)
    const callers = nodes
      .filter((node) => ts.isFunctionDeclaration(node))
      .flatMap(({ name, parameters }) => {
        const index = parameters.findIndex((parameter) => parameter.name.getText() === text)
        return index < 0 || !name ? [] : [{ called: name.text, index }]
      })
    const handed = nodes
      .filter((node) => ts.isCallExpression(node))
      .flatMap((call) => {
        const match = callers.find(({ called }) => called === call.expression.getText())
        const argument = match && call.arguments[match.index]
        return argument ? [argument] : []
      })
    if (handed.length === 0) throw new Error(`${at}: nothing in this file says what "${text}" may be`)
    return handed.flatMap(written)
  }
}

/** Members of a union of words, from its source. */
function wordsOf(file: string, type: string): string[] {
  const declared = nodesOf(parse(file))
    .filter((node) => ts.isTypeAliasDeclaration(node))
    .find(({ name }) => name.text === type)
  return declared ? nodesOf(declared).flatMap((node) => (ts.isStringLiteral(node) ? [node.text] : [])) : []
}

const KINDS = wordsOf("src/gateway/assist-error.ts", "AssistErrorKind")
const DECLINES = [...RESPONSE_CODES.keys()].filter(isDecline)

/** What the holes of a template may hold. */
const FILLED: readonly (readonly [hole: RegExp, values: readonly string[]])[] = [
  [/^\w+\.kind$/, KINDS],
  // The response code of a refused attempt, which is "Timeout" for one that was abandoned.
  [/^\w+\.responseCode \|\| "declined"$/, [...DECLINES, "Timeout", "declined"]],
]

function filled({ code, at }: Written): string[] {
  const hole = /\$\{(.*)\}/.exec(code)
  if (!hole) return [code]
  const values = FILLED.find(([pattern]) => pattern.test(hole[1] ?? ""))?.[1]
  if (!values) throw new Error(`${at}: say in FILLED what ${hole[0]} may be`)
  return values.map((value) => code.replace(hole[0], value))
}

const sources = readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" })
  .map((name) => path.join("src", name))
  .filter((name) => /\.ts$/.test(name) && !name.includes("__tests__"))
const used = sources.flatMap(codesIn)

describe("docs/error-codes.md", () => {
  it("is held against codes that were really found", () => {
    expect(KINDS).toContain("circuit_open")
    expect(DECLINES).toContain("AS102")
    expect(used.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["assist_outcome_unknown", "assist_pending", expect.stringContaining("${")]),
    )
  })

  it("lists every code an error may carry", () => {
    const missing = used.flatMap((one) =>
      filled(one)
        .filter((code) => !documented.includes(code))
        .map((code) => `${code} (${one.at})`),
    )
    expect(missing).toEqual([])
  })

  it("lists none that no error carries", () => {
    const all = new Set(used.flatMap(filled))
    expect(documented.filter((code) => !all.has(code))).toEqual([])
  })

  it("begins every code with the plugin's name", () => {
    expect(used.filter(({ code }) => !code.startsWith("assist_"))).toEqual([])
  })
})
