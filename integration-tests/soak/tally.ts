/** Counts by name: what was done, and what was refused. */
export class Tally {
  private readonly counts = new Map<string, number>()

  add(name: string): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1)
  }

  of(name: string): number {
    return this.counts.get(name) ?? 0
  }

  /** Most frequent first. */
  all(): readonly (readonly [name: string, count: number])[] {
    return [...this.counts].sort(([, a], [, b]) => b - a)
  }
}
