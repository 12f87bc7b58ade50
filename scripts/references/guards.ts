import ts from "typescript"
import type { Field } from "./fields"
import { code } from "./markdown"
import { placeOf, type Sources } from "./sources"

/** What stands before a route of the admin API: who may call it, and what may stand in its address. */
export interface Guards {
  /** `order:read` */
  readonly policies: readonly string[]
  readonly query: readonly Field[]
}

/** Reads the list of middlewares as it is written: `{ matcher: at("/orders"), middlewares: [query(OrderQuery)], policies: may(…) }`. */
export function guardsOf(
  sources: Sources,
  file: string,
  list: string,
  route: { method: string; path: string },
): Guards {
  const { valueDeclaration } = sources.exported(file, list)
  if (!valueDeclaration || !ts.isVariableDeclaration(valueDeclaration) || !valueDeclaration.initializer)
    throw new Error(`${file}: ${list} is no list`)
  const entries = (valueDeclaration.initializer as ts.ArrayLiteralExpression).elements.filter((entry) => {
    const [matcher] = callsIn(entry, "at").map(wordsOf)
    const methods = methodsOf(entry)
    const fits = matcher?.[0] === "/*" || route.path === `/admin/assist${matcher?.[0]}`
    return fits && (methods.length === 0 || methods.includes(route.method))
  })
  return {
    policies: entries.flatMap((entry) => callsIn(entry, "may")).map((call) => wordsOf(call).join(":")),
    query: entries
      .flatMap((entry) => callsIn(entry, "query"))
      .flatMap(({ arguments: [schema] }) => (schema ? queryFields(sources, schema) : [])),
  }
}

function methodsOf(entry: ts.Node): string[] {
  return nodesIn(entry)
    .filter((node) => ts.isPropertyAssignment(node))
    .filter(({ name }) => name.getText() === "method")
    .flatMap((node) => nodesIn(node).flatMap((inner) => (ts.isStringLiteral(inner) ? [inner.text] : [])))
}

function callsIn(within: ts.Node, name: string): ts.CallExpression[] {
  return nodesIn(within)
    .filter((node) => ts.isCallExpression(node))
    .filter(({ expression }) => expression.getText() === name)
}

const wordsOf = ({ arguments: given }: ts.CallExpression): string[] =>
  given.flatMap((argument) => (ts.isStringLiteral(argument) ? [argument.text] : []))

function nodesIn(within: ts.Node): ts.Node[] {
  const found: ts.Node[] = [within]
  ts.forEachChild(within, (child) => void found.push(...nodesIn(child)))
  return found
}

/** The fields of `z.object({ … })`, also of those that it takes from another object. Everything in an address is text. */
function queryFields(sources: Sources, schema: ts.Expression): Field[] {
  const { valueDeclaration } = sources.symbolAt(schema)
  const made = valueDeclaration && ts.isVariableDeclaration(valueDeclaration) ? valueDeclaration.initializer : undefined
  const object = made && ts.isCallExpression(made) ? made.arguments[0] : made
  if (!object || !ts.isObjectLiteralExpression(object))
    throw new Error(`${placeOf(schema)}: this is no z.object({ … })`)
  return object.properties.flatMap((property) => {
    if (ts.isSpreadAssignment(property)) return queryFields(sources, property.expression)
    if (!ts.isPropertyAssignment(property)) throw new Error(`${placeOf(property)}: write the field with its value`)
    return [queryField(sources, property)]
  })
}

function queryField(sources: Sources, property: ts.PropertyAssignment): Field {
  const symbol = sources.symbolAt(property.name)
  const text = ts.displayPartsToString(symbol.getDocumentationComment(sources.checker))
  const name = property.name.getText()
  if (!text) throw new Error(`${placeOf(property)}: the field ${name} needs a TSDoc that says what it is`)
  const calls = nodesIn(property.initializer).filter((node) => ts.isCallExpression(node))
  const called = (method: string) => calls.find(({ expression }) => expression.getText().endsWith(`.${method}`))
  const words = called("enum")?.arguments[0]
  const type =
    words && ts.isArrayLiteralExpression(words) ? words.elements.map((word) => word.getText()).join(" | ") : "string"
  return { name, type: code(type), optional: called("optional") !== undefined, text }
}
