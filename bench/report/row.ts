export type Unit = "ms" | "µs" | "s" | "per second" | "MB" | "calls" | "queries" | "times" | "%"

/** What a figure has to reach. */
export interface Target {
  readonly most?: number
  readonly least?: number
  /** Whether the figure itself is compared, or its ratio to the floor. */
  readonly of: "figure" | "ratio"
}

/** One figure of a bench. */
export interface Row {
  readonly what: string
  readonly figure: number
  readonly unit: Unit
  /** The same without the plugin, or with what does nothing of its work: what no plugin could be faster than. */
  readonly floor?: { readonly what: string; readonly figure: number }
  readonly target?: Target
}

/** What one bench found. Text and page are two renderings of it. */
export interface Section {
  readonly title: string
  /** What was done, so that the figures can be understood. */
  readonly about: string
  readonly rows: readonly Row[]
  /** What the figures say, in words. */
  readonly notes?: readonly string[]
}

/** A bench: measures, and says what it found. */
export type Bench = () => Promise<readonly Section[]>

/** Of its floor; undefined where there is none. */
export function ratioOf({ figure, floor }: Row): number | undefined {
  return floor && figure / floor.figure
}

/** Undefined where nothing was aimed at. */
export function isReached(row: Row): boolean | undefined {
  const { target } = row
  if (!target) return undefined
  const value = target.of === "ratio" ? (ratioOf(row) ?? Number.NaN) : row.figure
  return value <= (target.most ?? Number.POSITIVE_INFINITY) && value >= (target.least ?? Number.NEGATIVE_INFINITY)
}
