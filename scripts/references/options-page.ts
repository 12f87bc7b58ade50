import ts from "typescript"
import { docsOf } from "./docs"
import { isOptional } from "./fields"
import { cell, code, markdown, paragraphs, table } from "./markdown"
import type { Reference } from "./page-file"
import { placeOf, type Sources } from "./sources"

/** An option, or a field of one. */
export interface Option {
  readonly name: string
  readonly category: string | undefined
  readonly type: string
  readonly text: string
  readonly unit: string | undefined
  /** As the source has it, Markdown; undefined: the option is required. */
  readonly defaultValue: string | undefined
  readonly fields: readonly Option[]
}

/** The options of a provider entry, in the order of the source, with the fields of each. */
export function options(sources: Sources): readonly Option[] {
  return optionsOf(sources, sources.typeOf("src/merchant/provider-options.ts", "AssistProviderOptions"))
}

function optionsOf(sources: Sources, type: ts.Type): Option[] {
  return sources.propertiesOf(type).flatMap((symbol) => {
    const { text, tags } = docsOf(sources, symbol)
    const [declared] = symbol.declarations ?? []
    if (!declared || !ts.isPropertySignature(declared) || !declared.type) return []
    const { name } = symbol
    if (!text) throw new Error(`${placeOf(declared)}: the option ${name} needs a TSDoc that says what it is`)
    const [defaultValue] = tags("defaultValue")
    if (isOptional(symbol) !== (defaultValue !== undefined))
      throw new Error(`${placeOf(declared)}: the option ${name} needs @defaultValue, or is required and has none`)
    const own = objectIn(sources, declared.type)
    return [
      {
        name,
        category: tags("category")[0],
        type: typeText(sources, declared.type, own),
        text,
        unit: tags("unit")[0],
        defaultValue,
        fields: own ? optionsOf(sources, own) : [],
      },
    ]
  })
}

/** The object of an option that is one, also where it may be `false` instead. */
function objectIn(sources: Sources, node: ts.TypeNode): ts.Type | undefined {
  const nodes: readonly ts.TypeNode[] = ts.isUnionTypeNode(node) ? node.types : [node]
  const types = nodes.filter((one) => ts.isTypeReferenceNode(one)).filter((one) => one.typeName.getText() !== "Record")
  const [type] = types.map((one) => sources.checker.getTypeFromTypeNode(one))
  return type && sources.propertiesOf(type).length > 0 ? type : undefined
}

function typeText(sources: Sources, node: ts.TypeNode, own: ts.Type | undefined): string {
  if (!own) return code(node.getText() === "Record<string, never>" ? "{}" : node.getText())
  const flags = sources.propertiesOf(own).filter(({ declarations: [one] = [] }) => !one || !ts.isPropertySignature(one))
  if (flags.length > 0) return `object with a \`boolean\` for any of ${flags.map(({ name }) => code(name)).join(", ")}`
  return ts.isUnionTypeNode(node) ? "object or `false`" : "object"
}

export function optionsPage(sources: Sources): Reference {
  const all = options(sources)
  const categories = [...new Set(all.map(({ category }) => category ?? "Other"))]
  const text = [
    "## All options",
    table(
      ["option", "default", "in short"],
      all.map((option) => [
        `[${code(option.name)}](#${option.name.toLowerCase()})`,
        cell(given(option)),
        cell(short(option)),
      ]),
    ),
    ...categories.flatMap((category) => [
      `## ${category}`,
      ...all.filter((option) => (option.category ?? "Other") === category).flatMap(tell),
    ]),
  ].join("\n\n")
  return { page: "docs/options.md", text }
}

/** The first sentence. */
function short({ text }: Option): string {
  return text.replace(/\s+/g, " ").replace(/(?<=\.)\s(?=[A-Z`"]).*$/, "")
}

const given = ({ defaultValue }: Option) => defaultValue ?? "required"

function tell(option: Option): string[] {
  const { name, type, text, unit, fields, defaultValue } = option
  const facts = [
    `Type: ${type}${unit ? `, ${unit}` : ""}`,
    defaultValue === undefined ? "required" : `default: ${defaultValue}`,
  ]
  return [
    `### ${name}`,
    `${facts.map(markdown).join("; ")}.`,
    paragraphs(text),
    ...(fields.length > 0
      ? [
          table(
            ["field", "type", "default", "what it is"],
            fields.flatMap((field) => rows(field)),
          ),
        ]
      : []),
  ]
}

function rows({ fields, ...field }: Option, before = ""): string[][] {
  const name = `${before}${field.name}`
  const type = `${field.type}${field.unit ? `, ${field.unit}` : ""}`
  const row = [code(name), cell(type), cell(field.defaultValue ?? "required"), cell(field.text)]
  return [row, ...fields.flatMap((inner) => rows(inner, `${name}.`))]
}
