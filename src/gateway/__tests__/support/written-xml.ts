import fc from "fast-check"
import type { RawValue } from "../../decode/raw-node"
import { escapeText } from "../../decode/xml-text"

/** An element in one of the many ways to write it, and what it says. */
export interface Written {
  readonly xml: string
  readonly key: string
  readonly value: RawValue
}

const text = fc.stringMatching(/^[ -~А-я]{0,12}$/).map((value) => value.trim())
const byNumber = (value: string) => Array.from(value, (char) => `&#x${char.codePointAt(0)?.toString(16)};`).join("")
const inCdata = (value: string) => `<![CDATA[${value.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`
const writeText = fc.constantFrom(escapeText, byNumber, inCdata)
const aside = fc.constantFrom("", "", "", "<!-- <amount>1.00</amount> it's -->", "<?order it's ?>")
const blank = fc.constantFrom("", " ", "\n  ")

const attributes = fc
  .uniqueArray(fc.tuple(fc.constantFrom("firstcode", "SecondCode", "n:c"), text, fc.constantFrom('"', "'"), blank), {
    selector: ([name]) => name,
    maxLength: 3,
  })
  .map((list) => ({
    // The blank between two attributes may be missing (seed 003).
    xml: list
      .map(([name, value, quote, space], index) => {
        const escaped = escapeText(value).replaceAll('"', "&quot;").replaceAll("'", "&apos;")
        return `${index === 0 ? " " : space}${name}=${quote}${escaped}${quote}`
      })
      .join(""),
    values: Object.fromEntries(list.map(([name, value]) => [`@${localName(name)}`, value])),
  }))
const name = fc.constantFrom("order", "orders", "ns:order", "amount", "Operation", "a_b", "x1")

/** Nested, with attributes, repeated names, namespaces, CDATA, comments and instructions. */
export const { element: writtenElement } = fc.letrec<{ element: Written }>((tie) => ({
  element: fc
    .tuple(
      name,
      attributes,
      fc.oneof({ maxDepth: 4 }, text, fc.array(tie("element"), { maxLength: 4 })),
      writeText,
      aside,
      blank,
    )
    .map(([tag, { xml, values }, inside, write, between, space]) => {
      const content =
        typeof inside === "string"
          ? write(inside) + between
          : inside.map((child) => space + child.xml + between).join("")
      const value = { ...values, ...(typeof inside === "string" ? { "#text": inside } : byKey(inside)) }
      return {
        xml: content === "" ? `<${tag}${xml}${space}/>` : `<${tag}${xml}${space}>${content}</${tag}>`,
        key: localName(tag),
        value: asLeaf(value),
      }
    }),
}))

/** One child by itself, several of a name as a list. */
function byKey(children: readonly Written[]): Record<string, RawValue> {
  const found: Record<string, RawValue[]> = {}
  for (const { key, value } of children) found[key] = [...(found[key] ?? []), value]
  return Object.fromEntries(Object.entries(found).map(([key, list]) => [key, list.length > 1 ? list : (list[0] ?? "")]))
}

/** What has nothing but text is that text, and what has nothing is empty. */
function asLeaf({ "#text": content = "", ...rest }: Record<string, RawValue>): RawValue {
  if (Object.keys(rest).length === 0) return content
  return content === "" ? rest : { ...rest, "#text": content }
}

function localName(tag: string): string {
  return tag.slice(tag.indexOf(":") + 1).toLowerCase()
}
