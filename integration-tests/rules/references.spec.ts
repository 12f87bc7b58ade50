import { readFileSync } from "node:fs"
import path from "node:path"
import { cell, code, markdown, paragraphs } from "../../scripts/references/markdown"
import { type Option, options } from "../../scripts/references/options-page"
import { BEGIN, END, isRight, pageWith } from "../../scripts/references/page-file"
import { references } from "../../scripts/references/references"
import { ROUTE_FILES, routesBelow } from "../../scripts/references/routes"
import { root, Sources } from "../../scripts/references/sources"
import { parseOptions } from "../../src/merchant/options"
import { MoveMoneyBody, PreviewReceiptBody } from "../../src/owner/money/move-money-body"

const sources = new Sources()
const made = references(sources)
const all = made.map(({ text }) => text).join("\n")

// The compiler reads the sources once for the whole file; a busy machine takes its time for it.
jest.setTimeout(60_000)

describe("a reference", () => {
  it.each(made.map((reference) => [reference.page, reference] as const))(
    "is as the sources say: %s",
    (page, reference) => {
      if (!isRight(reference)) throw new Error(`${page} differs from the sources. Run: npm run references`)
      expect(pageWith(reference)).toContain(reference.text)
    },
  )

  it("is the same every time", () => {
    expect(references(sources)).toEqual(made)
  })

  it("keeps what is written by hand around it", () => {
    const { page, text } = made[0] as (typeof made)[number]
    const now = readFileSync(path.join(root, page), "utf8")
    const whole = pageWith({ page, text: `${text} and more` })
    expect(whole.split(BEGIN)[0]).toBe(now.split(BEGIN)[0])
    expect(whole.split(END)[1]).toBe(now.split(END)[1])
    expect(whole).toContain(`${text} and more`)
  })

  it("has nothing that the site would take for HTML or for an expression", () => {
    const plain = all.replace(/```[\s\S]*?```/g, "").replace(/`[^`]*`/g, "")
    expect(plain.match(/<.*|\{\{.*/g) ?? []).toEqual([])
  })
})

describe("a text of the sources", () => {
  it("becomes one paragraph, however its lines are broken", () => {
    expect(paragraphs("One\ntwo `three\nfour`.\n\n- five\n  six\n- seven")).toBe(
      "One two `three four`.\n\n- five six\n- seven",
    )
  })

  it("keeps the lines of an example", () => {
    expect(paragraphs('Before.\n\n```json\n{ "a": 1,\n  "b": 2 }\n```\nAfter.')).toBe(
      'Before.\n\n```json\n{ "a": 1,\n  "b": 2 }\n```\n\nAfter.',
    )
  })

  it("leads on to pages, sections and sources, and is never HTML", () => {
    expect(markdown("see docs/receipts.md, `docs/receipts.md` and [it](docs/receipts.md)")).toBe(
      "see [receipts.md](receipts.md), `docs/receipts.md` and [it](docs/receipts.md)",
    )
    expect(markdown("(seed 004)")).toBe("([seed 004](sources.md))")
    expect(markdown("(protocol 3.2)")).toMatch(/^\(\[protocol 3\.2\]\(protocol\.md#32-\w+\)\)$/)
    expect(markdown("a<b> {{c}} `{{d}}`")).toBe("a&lt;b> &#123;&#123;c}} `{{d}}`")
  })

  it("fits into a cell", () => {
    expect(cell("one\ntwo `a | b` | c")).toBe("one two `a \\| b` \\| c")
    expect(code('\n  | "a"\n  | "b"')).toBe('`"a" | "b"`')
  })
})

describe("the references of the API", () => {
  const routes = ["src/api/admin", "src/api/assist", "src/api/store", "src/api/hooks"].flatMap((folder) =>
    routesBelow(sources, folder),
  )

  it("have every route", () => {
    expect(ROUTE_FILES.length).toBeGreaterThan(30)
    expect(ROUTE_FILES.filter((file) => !routes.some((route) => route.file === file))).toEqual([])
    const missing = routes.filter(({ method, path: at }) => !all.includes(`### \`${method} ${at}\`\n`))
    expect(missing.map(({ file }) => file)).toEqual([])
  })

  it.each([
    ["MoveMoneyRequest", MoveMoneyBody, "src/owner/money/money-api.ts"],
    ["ReceiptPreviewRequest", PreviewReceiptBody, "src/owner/receipts/receipt-api.ts"],
  ])("name the fields that a body is read with: %s", (type, schema, file) => {
    const documented = sources.propertiesOf(sources.typeOf(file, type)).map(({ name }) => name)
    expect(documented.sort()).toEqual(Object.keys(schema.shape).sort())
  })
})

describe("the reference of the options", () => {
  const found = options(sources)
  const within = (option: Option): Option[] => [option, ...option.fields.flatMap(within)]
  const withFields = found.flatMap(within)
  const required = {
    serverUrl: "https://assist.example",
    merchantId: "123456",
    login: "assist_login",
    password: "secret12",
    secretWord: "a secret word",
    backendUrl: "https://api.example",
    returnUrls: { success: "https://shop.example/ok", failure: "https://shop.example/failed" },
  }
  const read: Readonly<Record<string, unknown>> = { ...parseOptions(required) }

  it("says of each what it is, and that it is required or what stands without it", () => {
    expect(withFields.length).toBeGreaterThan(60)
    expect(withFields.filter(({ text }) => !/[.:`]$/.test(text)).map(({ name }) => name)).toEqual([])
    expect(found.filter(({ defaultValue }) => defaultValue === undefined).map(({ name }) => name)).toEqual(
      Object.keys(required),
    )
  })

  it("has a heading for each", () => {
    expect(found.filter(({ category }) => category === undefined).map(({ name }) => name)).toEqual([])
  })

  it("says in which unit a number is", () => {
    const numbers = withFields.filter(({ type }) => type === "`number`")
    expect(numbers.length).toBeGreaterThan(8)
    expect(numbers.filter(({ unit }) => !unit).map(({ name }) => name)).toEqual([])
  })

  it("names the defaults that the options really get", () => {
    const named = found.flatMap(({ name, defaultValue }) => {
      const value = /^`([^`]+)`/.exec(defaultValue ?? "")?.[1]
      return value === undefined ? [] : [{ name, value: JSON.parse(value) as unknown }]
    })
    expect(named.length).toBeGreaterThan(20)
    // The path of stored cards is the client's own default.
    const known = named.filter(({ name }) => name !== "storedCardsPath")
    expect(known.map(({ name, value }) => [name, value])).toEqual(known.map(({ name }) => [name, read[name]]))
  })

  it("has every option that can be given", () => {
    const names = new Set(found.map(({ name }) => name))
    const unknown = Object.keys(read).filter((name) => name !== "secretWords" && !names.has(name))
    expect(unknown).toEqual([])
  })
})
