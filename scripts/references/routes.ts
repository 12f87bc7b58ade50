import ts from "typescript"
import { type Docs, docsOf } from "./docs"
import { API_FILES, placeOf, type Sources } from "./sources"

/** One method of a route, as its file tells it. */
export interface Route {
  readonly file: string
  readonly method: string
  /** `/admin/assist/orders/:id` */
  readonly path: string
  readonly docs: Docs
  /** What the handler's types say of the request's body and of the answer. */
  readonly body: ts.TypeNode | undefined
  readonly answer: ts.TypeNode | undefined
}

const METHODS: ReadonlySet<string> = new Set(["GET", "POST", "PUT", "PATCH", "DELETE"])

export const ROUTE_FILES: readonly string[] = API_FILES.filter((file) => file.endsWith("/route.ts"))

/** Every route below a folder of `src/api`, by path. */
export function routesBelow(sources: Sources, folder: string): Route[] {
  return ROUTE_FILES.filter((file) => file.startsWith(`${folder}/`))
    .flatMap((file) =>
      sources
        .exportsOf(file)
        .filter(({ name }) => METHODS.has(name))
        .map((symbol) => routeOf(sources, file, symbol)),
    )
    .sort((one, other) => (key(one) < key(other) ? -1 : 1))
}

const key = ({ path, method }: Route) => `${path} ${method}`

function routeOf(sources: Sources, file: string, symbol: ts.Symbol): Route {
  const declared = symbol.valueDeclaration
  if (!declared) throw new Error(`${file}: nothing declares ${symbol.name}`)
  const docs = docsOf(sources, symbol)
  if (!docs.text) throw new Error(`${placeOf(declared)}: ${symbol.name} needs a TSDoc that says what it does`)
  const [request, response] = handlerOf(declared)?.parameters ?? []
  return {
    file,
    method: symbol.name,
    path: pathOf(file),
    docs,
    body: typeArgument(request),
    answer: typeArgument(response),
  }
}

/** `src/api/store/assist/agreements/[id]/cancel/route.ts` -> `/store/assist/agreements/:id/cancel` */
function pathOf(file: string): string {
  return file
    .replace(/^src\/api/, "")
    .replace(/\/route\.ts$/, "")
    .replace(/\[(\w+)\]/g, ":$1")
}

/** The function itself, also inside of `withRefusals(…)`; undefined: another name of the same route. */
function handlerOf(node: ts.Node): ts.SignatureDeclaration | undefined {
  if (ts.isFunctionDeclaration(node) || ts.isArrowFunction(node)) return node
  if (ts.isVariableDeclaration(node)) return node.initializer && handlerOf(node.initializer)
  const [wrapped] = ts.isCallExpression(node) ? node.arguments : []
  return wrapped && handlerOf(wrapped)
}

function typeArgument(parameter: ts.ParameterDeclaration | undefined): ts.TypeNode | undefined {
  const type = parameter?.type
  return type && ts.isTypeReferenceNode(type) ? type.typeArguments?.[0] : undefined
}
