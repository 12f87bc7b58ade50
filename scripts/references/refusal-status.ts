import ts from "typescript"
import type { Sources } from "./sources"

const HTTP: Readonly<Record<string, string>> = {
  NOT_FOUND: "404",
  NOT_ALLOWED: "400",
  INVALID_DATA: "400",
  UNEXPECTED_STATE: "500",
}

/**
 * The HTTP status of every refusal that is thrown where it is said: `new Refused(type, saying("code"))`, also through a function or a
 * name of the same file. What a pure function decides is thrown elsewhere, and not among them.
 */
export function statusesThrown(sources: Sources): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const visit = (node: ts.Node): void => {
    const code = saidIn(node)
    const status = code && HTTP[typeOf(sources, node)?.replace("MedusaError.Types.", "") ?? ""]
    if (code && status) found.set(code, status)
    ts.forEachChild(node, visit)
  }
  for (const file of sources.ownFiles()) visit(file)
  return found
}

/** The code of `saying("code", …)`. */
function saidIn(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node) || node.expression.getText() !== "saying") return undefined
  const [code] = node.arguments
  return code && ts.isStringLiteral(code) ? code.text : undefined
}

/** With which type of Medusa's a refusal is thrown, as it is written. */
function typeOf(sources: Sources, said: ts.Node): string | undefined {
  let node = said
  while (ts.isConditionalExpression(node.parent) || ts.isParenthesizedExpression(node.parent)) node = node.parent
  const { parent } = node
  if (ts.isNewExpression(parent)) return isRefused(parent) ? parent.arguments?.[0]?.getText() : undefined
  if (ts.isVariableDeclaration(parent)) return thrownAs(blockOf(parent), parent.name.getText())
  if (!ts.isCallExpression(parent)) return undefined
  const called = sources.checker.getSymbolAtLocation(parent.expression)
  const declared = called && sources.original(called).valueDeclaration
  if (!declared || !ts.isFunctionDeclaration(declared)) return undefined
  const parameter = declared.parameters[parent.arguments.indexOf(node as ts.Expression)]
  return parameter && thrownAs(declared, parameter.name.getText())
}

/** The type of `new Refused(type, name)` in a function. */
function thrownAs(within: ts.Node, name: string): string | undefined {
  if (ts.isNewExpression(within) && isRefused(within) && within.arguments?.[1]?.getText() === name)
    return within.arguments[0]?.getText()
  return ts.forEachChild(within, (child) => thrownAs(child, name))
}

const isRefused = ({ expression }: ts.NewExpression) => expression.getText() === "Refused"

function blockOf(node: ts.Node): ts.Node {
  return ts.isBlock(node) || ts.isSourceFile(node) ? node : blockOf(node.parent)
}
