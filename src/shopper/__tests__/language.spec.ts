import { shopperLanguage } from "../language"
import { SHOPPER_TEXTS } from "../texts"

describe("the shopper's language", () => {
  it.each([
    ["ru-RU,ru;q=0.9,en;q=0.8", "ru"],
    ["be-BY,be;q=0.9,ru;q=0.8,en;q=0.7", "be"],
    ["en-US,en;q=0.9,ru;q=0.8", "en"],
    ["EN-us", "en"],
    ["kk-KZ,kk;q=0.9", "ru"],
    ["uk,en;q=0.5", "ru"],
  ])("%s: %s", (header, language) => {
    expect(shopperLanguage(header)).toBe(language)
  })

  it("goes by preference, not by position", () => {
    expect(shopperLanguage("en;q=0.2,be;q=0.3,ru;q=0.9")).toBe("ru")
    expect(shopperLanguage("en; q=0.5 , ru")).toBe("ru")
  })

  it("keeps the browser's order among equals", () => {
    expect(shopperLanguage("be,ru")).toBe("be")
    expect(shopperLanguage("ru;q=0.5,be;q=0.5")).toBe("ru")
  })

  it("skips languages it does not speak, and ones the shopper does not want", () => {
    expect(shopperLanguage("de-DE,de;q=0.9,fr;q=0.8,ru;q=0.1")).toBe("ru")
    expect(shopperLanguage("ru;q=0,en;q=0.1")).toBe("en")
  })

  it.each([undefined, "", "*", ";;;", ",,,", "q=1", "de,fr", "ru;q=abc", `${"x".repeat(5000)},`])(
    "%p: English",
    (header) => {
      expect(shopperLanguage(header)).toBe("en")
    },
  )

  it("every language has every text, and none is another's by mistake", () => {
    const leaves = (texts: unknown): string[] =>
      typeof texts === "string" ? [texts] : Object.values(texts as object).flatMap(leaves)
    const { en, ru, be } = SHOPPER_TEXTS
    expect(leaves(ru).length).toBe(leaves(en).length)
    expect(leaves(be).length).toBe(leaves(en).length)
    leaves(ru).forEach((text, index) => {
      expect(text).not.toBe(leaves(en)[index])
      expect(text).toMatch(/[а-яё]/i)
    })
    for (const text of leaves(be)) expect(text).toMatch(/[а-яёіў]/i)
    expect(leaves(be).join("")).toMatch(/[іў]/)
    for (const text of leaves(en)) expect(text).not.toMatch(/[а-яё]/i)
  })
})
