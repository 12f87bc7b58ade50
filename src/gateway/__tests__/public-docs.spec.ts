import { readFileSync } from "node:fs"
import path from "node:path"
import ts from "typescript"

const root = path.resolve(__dirname, "../../..")
const index = path.join(root, "src/gateway/index.ts")
const page = path.join(root, "docs/gateway-client.md")

/** What the page takes as given: its first block, and the reader's own web framework. */
const GIVEN = `
import type { IncomingMessage } from "node:http"
import { acceptXml, type AssistClient, codeTexts, explainCodes, type Money, minorUnits, type OrderNumber, rejectXml, replyElement, shopperMessage } from "../index"
declare function redirect(url: string): void
declare function respond(xml: string): void
declare const tokenOfTheWallet: object
declare const body: Buffer
declare const request: IncomingMessage
`

/** The ts blocks of the page: the first is a module, those after it go on in a function. What a reader copies must compile. */
const examples = [...readFileSync(page, "utf8").matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ""], at) => ({
  title: `${at}: ${code.split("\n", 1)[0]}`,
  name: path.join(root, "src/gateway/__tests__", `example-${at}.ts`),
  code:
    at === 0
      ? code.replaceAll('"medusa-payment-assist/gateway"', '"../index"')
      : `${GIVEN}export async function example(assist: AssistClient, orderNumber: OrderNumber, money: Money) {\n${code}\n}\n`,
}))

const options: ts.CompilerOptions = {
  ...ts.parseJsonConfigFileContent(
    ts.readConfigFile(path.join(root, "tsconfig.json"), ts.sys.readFile).config,
    ts.sys,
    root,
  ).options,
  noEmit: true,
  noUnusedLocals: false,
  noUnusedParameters: false,
  types: ["node"],
}
const host = ts.createCompilerHost(options)
const { getSourceFile, fileExists, readFile } = host
const virtual = new Map(examples.map(({ name, code }) => [name, code]))
host.getSourceFile = (name, language) => {
  const code = virtual.get(name)
  return code === undefined ? getSourceFile(name, language) : ts.createSourceFile(name, code, language)
}
host.fileExists = (name) => virtual.has(name) || fileExists(name)
host.readFile = (name) => virtual.get(name) ?? readFile(name)
const program = ts.createProgram([index, ...virtual.keys()], options, host)
const checker = program.getTypeChecker()

/** What may be used without a reader looking into its source: every exported name, and the methods of every class. */
function undocumented(): string[] {
  const source = program.getSourceFile(index)
  const symbol = source && checker.getSymbolAtLocation(source)
  if (!symbol) throw new Error("src/gateway/index.ts was not read")
  const names: string[] = []
  const look = (name: string, given: ts.Symbol) => {
    const target = given.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(given) : given
    if (target.getDocumentationComment(checker).length === 0) names.push(name)
    if (!(target.flags & ts.SymbolFlags.Class)) return
    for (const member of target.members?.values() ?? []) {
      if (member.flags & ts.SymbolFlags.Method && !member.name.startsWith("#") && !member.name.startsWith("__")) {
        look(`${name}.${member.name}`, member)
      }
    }
  }
  for (const exported of checker.getExportsOfModule(symbol)) look(exported.name, exported)
  return names
}

describe("the client's public face", () => {
  it("has a doc comment on every name it exports", () => {
    expect(undocumented()).toEqual([])
  })

  it("has an example for every service", () => {
    const code = examples.map((example) => example.code).join("\n")
    const services =
      "orderForm payRequest tokenPay storedCards forgetStoredCard recurringPayment createBill declineOrder orderResult orderState resultByDate charge cancel verifyNotification verifyNotificationSignature decodeNotification"
    expect(services.split(" ").filter((name) => !code.includes(`${name}(`))).toEqual([])
  })

  it.each(examples)("compiles its example $title", ({ name }) => {
    const source = program.getSourceFile(name)
    const problems = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
    expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([])
  })
})
