import { judgeSeries, median } from "./series"

const series = (values: readonly number[], share = 0.1, amount = 0) => ({
  name: "heap",
  unit: "MB",
  share,
  amount,
  points: values.map((value, index) => ({ at: index * 10, value })),
})

describe("the verdict on a series", () => {
  it("calls a level with noise flat", () => {
    expect(judgeSeries(series([90, 100, 101, 99, 100, 102, 98, 100, 101, 99, 100, 100]))).toMatchObject({
      flat: true,
      level: 100,
    })
  })

  it("lets the first half fill what fills", () => {
    expect(judgeSeries(series([10, 40, 70, 90, 100, 100, 100, 100, 100, 100])).flat).toBe(true)
  })

  it("finds steady growth in noise", () => {
    const values = Array.from({ length: 40 }, (_, index) => 100 + index + (index % 2) * 3)
    const { flat, growth } = judgeSeries(series(values))
    expect(flat).toBe(false)
    expect(growth).toBeGreaterThan(15)
    expect(growth).toBeLessThan(23)
  })

  it("is not turned by single outliers", () => {
    const values = Array.from({ length: 40 }, (_, index) => (index > 37 ? 500 : 100))
    expect(judgeSeries(series(values)).flat).toBe(true)
  })

  it("lets a small figure move by an amount", () => {
    const values = [1, 1, 1, 1, 1, 1.2, 1.4, 1.6, 1.8, 2]
    expect(judgeSeries(series(values)).flat).toBe(false)
    expect(judgeSeries(series(values, 0.1, 5)).flat).toBe(true)
  })

  it("calls nothing flat that was hardly looked at", () => {
    expect(judgeSeries(series([1, 1, 1])).flat).toBe(false)
  })

  it("calls a falling series flat", () => {
    expect(judgeSeries(series([9, 8, 7, 6, 5, 4, 3, 2])).flat).toBe(true)
  })

  it("takes the middle of two", () => {
    expect(median([4, 1, 3, 2])).toBe(2.5)
  })
})
