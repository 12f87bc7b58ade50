import ts from "typescript"
import { anchorOf } from "./citations"
import { code } from "./markdown"
import { isOwn, placeOf, type Sources } from "./sources"

/** A type in words. */
export interface Said {
  /** Markdown; bars are not escaped yet. */
  readonly text: string
  /** An object without a name, whose fields have to be told with it. */
  readonly object?: ts.Type
  /** The text speaks of a list of those. */
  readonly list?: boolean
}

/** A union of more words gets a section of its own. */
const MOST_WORDS = 8

/** Says types for a page and remembers the named ones that the page has to explain. */
export class TypeWords {
  private readonly met = new Set<ts.Symbol>()

  /** @param elsewhere names that another page explains, with the address */
  constructor(
    private readonly sources: Sources,
    private readonly elsewhere: Readonly<Record<string, string>> = {},
  ) {}

  /** Named types in the order in which they were met; grows while they are explained. */
  get named(): Iterable<ts.Symbol> {
    return this.met
  }

  /** The type of a field. */
  ofField(field: ts.Symbol): Said {
    const [declared] = field.declarations ?? []
    if (declared && ts.isPropertySignature(declared) && declared.type) return this.say(declared.type)
    if (declared) return this.ofType(this.sources.checker.getTypeOfSymbol(field), declared)
    throw new Error(`nothing declares the field ${field.name}`)
  }

  say(node: ts.TypeNode): Said {
    if (ts.isParenthesizedTypeNode(node)) return this.say(node.type)
    if (ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.ReadonlyKeyword) return this.say(node.type)
    if (ts.isArrayTypeNode(node)) return listOf(this.say(node.elementType))
    if (ts.isTypeLiteralNode(node) || ts.isIntersectionTypeNode(node))
      return { text: "object", object: this.sources.checker.getTypeFromTypeNode(node) }
    if (ts.isUnionTypeNode(node)) return this.union(node)
    if (ts.isTypeReferenceNode(node)) return this.reference(node)
    if (ts.isLiteralTypeNode(node) || isKeyword(node)) return { text: code(node.getText()) }
    return this.ofType(this.sources.checker.getTypeFromTypeNode(node), node)
  }

  private union(node: ts.UnionTypeNode): Said {
    const parts = node.types.filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword)
    const words = parts.filter(isWord)
    const others = parts.filter((part) => !isWord(part)).map((part) => this.say(part))
    const text = [
      ...(words.length > 0 ? [code(words.map((word) => word.getText()).join(" | "))] : []),
      ...others.map((one) => one.text),
    ].join(" or ")
    const object = others.find((one) => one.object)
    return object ? { ...object, text } : { text }
  }

  private reference(node: ts.TypeReferenceNode): Said {
    const name = node.typeName.getText()
    const [first] = node.typeArguments ?? []
    if (first && ["Readonly", "Required", "NonNullable"].includes(name)) return this.say(first)
    if (name === "Record" && node.typeArguments) return { text: code(node.getText()) }
    const symbol = this.sources.symbolAt(node.typeName)
    const [declared] = symbol.declarations ?? []
    if (!declared) throw new Error(`${placeOf(node)}: nothing declares ${name}`)
    if (!isOwn(declared))
      return ts.isTypeAliasDeclaration(declared)
        ? this.ofType(this.sources.checker.getTypeFromTypeNode(node), node)
        : { text: code(node.getText()) }
    const page = this.elsewhere[symbol.name]
    if (page) return { text: `[${symbol.name}](${page})` }
    const words = wordsOf(this.sources, declared)
    if (words && words.length <= MOST_WORDS) return { text: code(words.join(" | ")) }
    this.met.add(symbol)
    return { text: `[${symbol.name}](#${anchorOf(symbol.name)})` }
  }

  private ofType(type: ts.Type, node: ts.Node): Said {
    const { checker } = this.sources
    if (type.flags & ts.TypeFlags.Any && node.kind !== ts.SyntaxKind.AnyKeyword)
      throw new Error(`${placeOf(node)}: the type of ${node.getText()} cannot be read here`)
    const text = checker.typeToString(type)
    if (checker.isArrayType(type)) {
      const [element] = checker.getTypeArguments(type as ts.TypeReference)
      return element ? listOf(this.ofType(element, node)) : { text: code(text) }
    }
    const isObject = (type.flags & ts.TypeFlags.Object) !== 0 && this.sources.propertiesOf(type).length > 0
    return isObject ? { text: "object", object: type } : { text: code(text) }
  }
}

function listOf(said: Said): Said {
  if (said.object) return { text: "list of objects", object: said.object, list: true }
  return { text: `list of ${said.text}` }
}

/** The words of a union that has nothing else, as they are written in code; undefined: it is something else. */
export function wordsOf({ checker }: Sources, declared: ts.Declaration): readonly string[] | undefined {
  if (!ts.isTypeAliasDeclaration(declared)) return undefined
  if (ts.isUnionTypeNode(declared.type) && declared.type.types.every(isWord))
    return declared.type.types.map((word) => word.getText())
  // `keyof typeof TABLE`: the compiler keeps no order of its members.
  const type = checker.getTypeAtLocation(declared.name)
  const words = type.isUnion() ? type.types.filter((one) => one.isStringLiteral()) : []
  const isAll = type.isUnion() && words.length === type.types.length
  return isAll ? words.map(({ value }) => JSON.stringify(value)).sort() : undefined
}

function isWord(node: ts.TypeNode): boolean {
  return ts.isLiteralTypeNode(node) && node.literal.kind !== ts.SyntaxKind.NullKeyword
}

function isKeyword({ kind }: ts.Node): boolean {
  return kind >= ts.SyntaxKind.FirstKeyword && kind <= ts.SyntaxKind.LastKeyword
}
