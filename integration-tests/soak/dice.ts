/** One of these; those with a larger weight more often. */
export function choose<T>(weights: readonly (readonly [weight: number, what: T])[]): T {
  const total = weights.reduce((sum, [weight]) => sum + weight, 0)
  let at = Math.random() * total
  for (const [weight, what] of weights) {
    at -= weight
    if (at < 0) return what
  }
  return (weights.at(-1) as readonly [number, T])[1]
}

export function oneOf<T>(these: readonly T[]): T | undefined {
  return these[Math.floor(Math.random() * these.length)]
}
