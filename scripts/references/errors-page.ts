import ts from "typescript"
import { isDecline, RESPONSE_CODES } from "../../src/gateway/codes/response-codes"
import { agreements } from "../../src/refusals/en/agreements"
import { ledger } from "../../src/refusals/en/ledger"
import { money } from "../../src/refusals/en/money"
import { owner } from "../../src/refusals/en/owner"
import { receipts } from "../../src/refusals/en/receipts"
import { docsOf } from "./docs"
import { cell, code, paragraphs, table } from "./markdown"
import type { Reference } from "./page-file"
import { statusesThrown } from "./refusal-status"
import type { Sources } from "./sources"

const CODES = "src/refusals/error-codes.ts"
const CHAPTERS = ["MoneyErrors", "AuthorizationErrors", "TokenErrors", "AgreementErrors", "AskingErrors"]

/** The tables of refusals, each with the heading above it. */
const REFUSALS = {
  money: ["Capture, refund and release", money],
  owner: ["Buttons of the admin", owner],
  receipts: ["Receipts", receipts],
  agreements: ["Agreements on recurring payments", agreements],
  ledger: ["Assist, the database or Medusa could not be asked", ledger],
} as const

/** The codes of errors, then every refusal with its English text. */
export function errorsPage(sources: Sources): Reference {
  const thrown = statusesThrown(sources)
  const text = [
    ...CHAPTERS.flatMap((name) => chapter(sources, name)),
    "## Refusals",
    paragraphs(HOLES),
    ...Object.entries(REFUSALS).flatMap(([name, [heading, texts]]) => [
      `### ${heading}`,
      ...refusals(sources, name, texts, thrown),
    ]),
  ]
  return { page: "docs/error-codes.md", text: text.join("\n\n") }
}

/** A table's own `@http` holds for what it says otherwise nowhere. */
function refusals(
  sources: Sources,
  name: string,
  texts: Readonly<Record<string, string>>,
  thrown: ReadonlyMap<string, string>,
): string[] {
  const file = `src/refusals/en/${name}.ts`
  const symbol = sources.exported(file, name)
  const { text, tags } = docsOf(sources, symbol)
  const type = sources.checker.getTypeOfSymbol(symbol)
  const rows = Object.entries(texts).map(([one, said]) => {
    const property = type.getProperty(one)
    const [own] = property ? docsOf(sources, property).tags("http") : []
    const status = own ?? thrown.get(one) ?? tags("http")[0]
    if (!status) throw new Error(`${file}: ${name} needs @http, the status of its refusals`)
    return [code(one), cell(status), cell(withHoles(said))]
  })
  return [paragraphs(text), table(["refusal", "HTTP", "text"], rows)]
}

const HOLES = `
The texts as the API says them. What stands in braces is a parameter: \`{billnumber}\` is text or a number, \`{held: sum}\` is
\`{ "amount": "30.10", "currency": "BYN" }\`, \`{from: moment}\` is a time in ISO 8601, \`{why: words}\` is a text in three languages,
\`{ "en": …, "ru": …, "be": … }\`, and \`{why: said}\` is another refusal, or \`null\`. A text that begins
with a small letter stands after the field that it is about, \`amount: …\`, or inside of another one.`

/** A TSDoc that begins with a line of its own: the heading. */
function chapter(sources: Sources, name: string): string[] {
  const [heading = "", ...about] = docsOf(sources, sources.exported(CODES, name)).text.split("\n\n")
  const type = sources.typeOf(CODES, name)
  const rows = sources.propertiesOf(type).map((symbol) => {
    const { text, tags } = docsOf(sources, symbol)
    const [mend] = tags("remarks")
    if (!text || !mend)
      throw new Error(`${CODES}: ${symbol.name} needs a TSDoc and @remarks: when it comes, and what to do`)
    return { code: symbol.name, status: statusOf(sources, sources.checker.getTypeOfSymbol(symbol)), text, mend }
  })
  const [pattern] = sources.checker.getIndexInfosOfType(type)
  const declines = pattern?.declaration ? responseCodes(sources, pattern.declaration, pattern.type) : []
  const columns = ["code", rows.some(({ status }) => /\d/.test(status)) ? "HTTP" : "type", "when", "what to do"]
  return [
    `## ${heading}`,
    ...about.map(paragraphs),
    table(
      columns,
      [...rows, ...declines].map((row) => [code(row.code), cell(row.status), cell(row.text), cell(row.mend)]),
    ),
  ]
}

/** One row for each response code of Assist that is a refusal. */
function responseCodes(sources: Sources, declared: ts.IndexSignatureDeclaration, type: ts.Type) {
  const doc = ts.getJSDocCommentsAndTags(declared).find(ts.isJSDoc)
  const text = plainText(doc?.comment)
  const mend = plainText(doc?.tags?.[0]?.comment)
  return [...RESPONSE_CODES]
    .filter(([one]) => isDecline(one))
    .map(([one, { en }]) => ({
      code: `assist_${one}`,
      status: statusOf(sources, type),
      text: `${text.split(". ")[0]}: ${en}.`,
      mend,
    }))
}

const plainText = (comment: string | ts.NodeArray<ts.JSDocComment> | undefined) =>
  (ts.getTextOfJSDocComment(comment) ?? "").replace(/\s+/g, " ")

/** `500` or `500, 400`; an error type as code. */
function statusOf({ checker }: Sources, type: ts.Type): string {
  const types = type.isUnion() ? type.types : [type]
  const said = types.map((one) => (one.isStringLiteral() ? code(one.value) : checker.typeToString(one)))
  return said.sort().reverse().join(", ")
}

/** `{{held:sum}}` -> `{held: sum}` as code: two braces would be an expression for the site's generator. */
function withHoles(text: string): string {
  return text
    .trim()
    .replace(/\{\{(\w+)(?::(\w+))?\}\}/g, (_, name, kind) => code(kind ? `{${name}: ${kind}}` : `{${name}}`))
}
