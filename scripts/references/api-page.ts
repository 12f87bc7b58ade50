import { fieldsOf, fieldTable } from "./fields"
import type { Guards } from "./guards"
import { code, paragraphs } from "./markdown"
import { namedTypes } from "./named-types"
import type { Route } from "./routes"
import { placeOf, type Sources } from "./sources"
import { TypeWords } from "./type-words"

/** Part of a page: its heading, and the routes below it. */
export interface Chapter {
  readonly heading: string
  readonly routes: readonly Route[]
}

const NO_GUARDS: Guards = { policies: [], query: [] }

/** Routes in their chapters, then the types that they name. */
export function apiPage(
  sources: Sources,
  chapters: readonly Chapter[],
  guards: (route: Route) => Guards = () => NO_GUARDS,
  elsewhere: Readonly<Record<string, string>> = {},
): string {
  const words = new TypeWords(sources, elsewhere)
  const told = chapters.flatMap(({ heading, routes }) => [
    `## ${heading}`,
    ...routes.flatMap((route) => tell(sources, words, route, guards(route))),
  ])
  const types = namedTypes(sources, words)
  return [...told, ...(types.length > 0 ? ["## Types", ...types] : [])].join("\n\n")
}

function tell(sources: Sources, words: TypeWords, route: Route, { policies, query }: Guards): string[] {
  const { method, path, docs } = route
  const parts = [`### ${code(`${method} ${path}`)}`, paragraphs(docs.text)]
  if (policies.length > 0) parts.push(`Policies: ${policies.map(code).join(", ")}.`)
  if (query.length > 0) parts.push(fieldTable("in the query", query))
  parts.push(...part(sources, words, route.body, "body", "Body: "))
  parts.push(...part(sources, words, route.answer, "answer", "Answer: "))
  for (const example of docs.tags("example")) parts.push(paragraphs(example))
  const otherwise = docs.tags("throws")
  if (otherwise.length > 0)
    parts.push(["Otherwise:", "", ...otherwise.map((text) => `- ${paragraphs(text)}`)].join("\n"))
  return parts
}

/** The fields of a body or an answer; what is no object of ours is told in words. */
function part(sources: Sources, words: TypeWords, node: Route["body"], head: string, before: string): string[] {
  if (!node) return []
  const type = sources.checker.getTypeFromTypeNode(node)
  if (sources.checker.typeToString(type) === "any")
    throw new Error(`${placeOf(node)}: the type of ${node.getText()} cannot be read here`)
  const fields = fieldsOf(sources, words, type)
  return fields.length > 0 ? [fieldTable(`in the ${head}`, fields)] : [`${before}${words.say(node).text}.`]
}
