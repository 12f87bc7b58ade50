/** One figure over time, and how much it may grow. */
export interface Series {
  readonly name: string
  readonly unit: string
  /** Growth over the second half that still counts as flat, as a share of the series' own level. */
  readonly share: number
  /** The same as an amount: small figures move by more than a share of themselves. The larger of both counts. */
  readonly amount: number
  readonly points: readonly Point[]
}

export interface Point {
  /** Seconds since the beginning. */
  readonly at: number
  readonly value: number
}

export interface Verdict {
  /** Median of the second half. */
  readonly level: number
  /** What the second half grew by, by its slope. */
  readonly growth: number
  readonly allowed: number
  readonly flat: boolean
}

/**
 * Whether a series has stopped growing: the slope of its second half, taken as the median of the slopes between all pairs of its
 * points (Theil and Sen), so that single outliers do not turn it. The first half is for caches, pools and compilers to fill.
 */
export function judgeSeries({ points, share, amount }: Series): Verdict {
  const half = points.slice(Math.floor(points.length / 2))
  const [first, last] = [half[0], half.at(-1)]
  const level = median(half.map(({ value }) => value))
  const allowed = Math.max(amount, share * Math.abs(level))
  if (!first || !last || half.length < 3) return { level, growth: Number.NaN, allowed, flat: false }
  const slopes = half.flatMap((one, index) =>
    half.slice(index + 1).map((other) => (other.value - one.value) / (other.at - one.at)),
  )
  const growth = median(slopes) * (last.at - first.at)
  return { level, growth, allowed, flat: growth <= allowed }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2
}
