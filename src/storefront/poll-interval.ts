const FIRST = 1500
const GROWTH = 1.4
const LONGEST = 10_000

/** Milliseconds between look `looks` and the next: 1.5 s (the store shares its answers that long), growing to 10 s. */
export const pollInterval = (looks: number): number => Math.min(LONGEST, FIRST * GROWTH ** looks)
