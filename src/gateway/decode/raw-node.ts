import { EXACT_NUMBER } from "../money"
import { Malformed } from "./malformed"

/**
 * A reply before it means anything: XML and JSON brought to one form. Keys are lower case (Assist's own clients
 * disagree about case, protocol 2), leaves are strings, XML attributes have an `@` before their name.
 */
export interface RawNode {
  readonly [key: string]: RawValue
}
export type RawValue = string | RawNode | RawValue[]

/** Deeper than any documented reply; a reply nested deeper is hostile. */
export const MAX_DEPTH = 24

export function toRawNode(value: unknown, what: string): RawNode {
  const raw = toRaw(value, 0)
  if (typeof raw === "string" || Array.isArray(raw)) throw new Malformed(`${what} holds no object`)
  return raw as RawNode
}

function toRaw(value: unknown, depth: number): RawValue {
  if (depth > MAX_DEPTH) throw new Malformed("it is nested too deeply")
  if (value === null || value === undefined) return ""
  if (typeof value === "string") return value
  if (typeof value === "boolean") return value ? "1" : "0"
  if (typeof value === "number") {
    // A billnumber has up to 16 digits; as a JSON number its last digit may already be lost. So may a kopeck.
    const exact = Number.isInteger(value) ? Number.MAX_SAFE_INTEGER : EXACT_NUMBER
    if (Math.abs(value) > exact) throw new Malformed("a number in it is too large to be exact")
    return String(value)
  }
  if (Array.isArray(value)) return value.map((item) => toRaw(item, depth + 1))
  // Without inherited names, so that `__proto__` or `constructor` is a key like any other.
  const node: Record<string, RawValue> = Object.create(null)
  for (const [key, item] of Object.entries(value)) {
    const name = key.toLowerCase()
    if (!(name in node)) node[name] = toRaw(item, depth + 1)
  }
  return node
}

/** The trimmed text of a leaf; empty when it is missing or not a leaf. Samples pad values with blanks (seed 003). */
export function textOf(node: RawNode | undefined, key: string): string {
  if (!node || !Object.hasOwn(node, key)) return ""
  const value = firstOf(node[key])
  if (typeof value === "string") return value.trim()
  const text = isNode(value) && Object.hasOwn(value, "#text") ? value["#text"] : undefined
  return typeof text === "string" ? text.trim() : ""
}

/** The child objects under a key: none, one, or a list of them. */
export function nodesOf(node: RawNode | undefined, key: string): RawNode[] {
  if (!node || !Object.hasOwn(node, key)) return []
  const value = node[key]
  const list = Array.isArray(value) ? value : [value]
  return list.filter(isNode)
}

/** The leaves under a key, trimmed: a list of texts, or one. */
export function textsOf(node: RawNode | undefined, key: string): string[] {
  if (!node || !Object.hasOwn(node, key)) return []
  const value = node[key]
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === "string").map((item) => item.trim())
}

/** The first of them. */
export function nodeOf(node: RawNode | undefined, key: string): RawNode | undefined {
  return nodesOf(node, key)[0]
}

export function has(node: RawNode, key: string): boolean {
  return Object.hasOwn(node, key)
}

function firstOf(value: RawValue | undefined): RawValue | undefined {
  return Array.isArray(value) ? value[0] : value
}

/** Whether a value holds further keys. */
export function isNode(value: RawValue | undefined): value is RawNode {
  return typeof value === "object" && !Array.isArray(value)
}
