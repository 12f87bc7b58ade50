import { MOMENT_MS, PacedLooks } from "../paced-looks"

describe("looks because of messages", () => {
  it("lets four begin at once, then one a moment", () => {
    const looks = new PacedLooks(10)
    expect(Array.from({ length: 5 }, () => looks.take("a", 1_000))).toEqual([0, 0, 0, 0, MOMENT_MS])
    expect(looks.take("a", 1_000 + MOMENT_MS - 500)).toBe(500)
    expect(looks.take("a", 1_000 + MOMENT_MS)).toBe(0)
    expect(looks.take("a", 1_000 + MOMENT_MS)).toBe(MOMENT_MS)
  })

  it("paces each order for itself", () => {
    const looks = new PacedLooks(10)
    for (let n = 0; n < 4; n++) looks.take("a", 0)
    expect(looks.take("b", 0)).toBe(0)
    expect(looks.take("a", 0)).toBeGreaterThan(0)
  })

  it("is rested after a pause, and not more than that", () => {
    const looks = new PacedLooks(10)
    for (let n = 0; n < 4; n++) looks.take("a", 0)
    const later = 100 * MOMENT_MS
    expect(Array.from({ length: 5 }, () => looks.take("a", later))).toEqual([0, 0, 0, 0, MOMENT_MS])
  })

  it("keeps a bounded number of orders", () => {
    const looks = new PacedLooks(3)
    for (const order of ["a", "b", "c", "d", "e"]) expect(looks.take(order, 0)).toBe(0)
  })
})
