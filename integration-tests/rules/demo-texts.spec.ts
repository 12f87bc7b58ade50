import path from "node:path"

const texts = path.resolve(__dirname, "../../demo/storefront/js/texts/index.js")

/** The paths of all texts, with the blanks each has to fill. */
function keysOf(value: unknown, at = ""): string[] {
  if (typeof value === "string") return [`${at} ${(value.match(/\{\w+\}/g) ?? []).sort().join(" ")}`]
  return Object.entries(value as object).flatMap(([name, inner]) => keysOf(inner, `${at}/${name}`))
}

describe("the texts of the demo's shop", () => {
  it("are the same ones in Russian and English, with the same blanks, and none is empty", async () => {
    const { ru, en } = (await import(texts)).texts
    expect(keysOf(ru).length).toBeGreaterThan(150)
    expect(keysOf(ru).sort()).toEqual(keysOf(en).sort())
    const words = (value: unknown): string[] =>
      typeof value === "string" ? [value] : Object.values(value as object).flatMap(words)
    for (const text of [...words(ru), ...words(en)]) expect(text.trim()).not.toBe("")
    for (const text of words(en)) expect(text).not.toMatch(/[а-яё]/i)
  })
})
