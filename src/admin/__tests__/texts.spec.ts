import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import i18n from "../i18n"

type Tree = { readonly [key: string]: string | Tree }

const LANGUAGES = Object.entries(i18n).map(([language, { assist }]) => ({ language, texts: flatten(assist) }))
const PLURAL = /_(zero|one|two|few|many|other)$/

function flatten(tree: Tree, before = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === "string" ? [[before + key, value]] : [...flatten(value, `${before}${key}.`)],
    ),
  )
}

/** Places of the admin, which look like keys. */
const ZONES = new Set(["order.details.side.after"])

const base = (key: string) => key.replace(PLURAL, "")
const values = (text: string) => Array.from(text.matchAll(/\{\{(\w+)\}\}/g), ([, name]) => name as string).sort()
const english = LANGUAGES.find(({ language }) => language === "en")?.texts ?? new Map<string, string>()
const keys = new Set(Array.from(english.keys(), base))

const root = path.resolve(__dirname, "..")
const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !/i18n|__tests__/.test(file))
  .map((file) => readFileSync(path.join(root, file), "utf8"))

/** Keys as the source writes them; what is put together from parts has `${...}` in it. */
const used = sources.flatMap((source) =>
  // A quoted word with dots, wherever a text is asked for: also in conditions and in tables.
  Array.from(
    source.matchAll(/["`]((?:[a-z_]+|\$\{[^}]+\})(?:\.(?:[a-z_]+|\$\{[^}]+\}))+)["`]/g),
    ([, key]) => key as string,
  ),
)

describe("the texts of the admin", () => {
  it("are in English, Russian and Belarusian", () => {
    expect(LANGUAGES.map(({ language }) => language).sort()).toEqual(["be", "en", "ru"])
    expect(english.size).toBeGreaterThan(200)
  })

  it.each(LANGUAGES)("miss nothing and have nothing over in $language", ({ texts }) => {
    expect([...new Set(Array.from(texts.keys(), base))].sort()).toEqual([...keys].sort())
    expect([...texts].filter(([, text]) => text.trim() === "")).toEqual([])
  })

  it.each(LANGUAGES)("have every plural form that $language needs", ({ language, texts }) => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const plurals = new Set(Array.from(texts.keys()).filter((key) => PLURAL.test(key)))
    const missing = [...new Set(Array.from(plurals, base))].flatMap((key) =>
      needed.map((form) => `${key}_${form}`).filter((form) => !plurals.has(form)),
    )
    expect(plurals.size).toBeGreaterThan(0)
    expect(missing).toEqual([])
  })

  it.each(LANGUAGES)("have a plural form wherever {{count}} chooses one, in $language", ({ texts }) => {
    expect([...texts].filter(([key, text]) => text.includes("{{count}}") && !PLURAL.test(key))).toEqual([])
  })

  it.each(LANGUAGES)("speak of the same values in $language", ({ texts }) => {
    const differing = Array.from(texts).filter(([key, text]) => {
      const model = english.get(key) ?? english.get(`${base(key)}_other`) ?? ""
      return values(text).join() !== values(model).join()
    })
    expect(differing).toEqual([])
  })

  it("exist for every key the source uses", () => {
    const sections = new Set(Array.from(keys, (key) => key.split(".")[0]))
    const asked = used.filter((key) => sections.has(key.split(".")[0] as string) && !ZONES.has(key))
    const wrong = asked.filter((key) => {
      const pattern = new RegExp(`^${key.replaceAll(".", "\\.").replace(/\$\{[^}]+\}/g, "[a-z_]+")}$`)
      return !Array.from(keys).some((known) => pattern.test(known))
    })
    expect(asked.length).toBeGreaterThan(100)
    expect(wrong).toEqual([])
  })

  it("are all used", () => {
    const patterns = used.map((key) => new RegExp(`^${key.replaceAll(".", "\\.").replace(/\$\{[^}]+\}/g, "[a-z_]+")}$`))
    const lone = sources.flatMap((source) => Array.from(source.matchAll(/["`]([a-z_]+)["`]/g), ([, key]) => key))
    expect([...keys].filter((key) => !patterns.some((pattern) => pattern.test(key)) && !lone.includes(key))).toEqual([])
  })
})
