import type { ComparedDay } from "./day-sums"

interface Which {
  readonly provider_id: string
  readonly date: string
  readonly utc_offset: string
}

export interface KeptDay extends Which, ComparedDay {
  /** When Assist was asked. */
  readonly asOf: Date
}

/** A day of 100,000 operations takes some 20 MB: two of them, and not for long. */
const MOST_DAYS = 2
const KEPT_MS = 10 * 60_000

/**
 * Days that were compared a moment ago, so that turning a page and saving the table ask Assist nothing and show the same
 * comparison. In this process only: another one compares again.
 */
export class KeptDays {
  readonly #days: KeptDay[] = []
  #last: Promise<unknown> = Promise.resolve()

  /** @param asOf of the comparison that is wanted; without it, or when it is gone, the day is compared anew */
  async get(which: Which, asOf: string | undefined, compare: () => Promise<ComparedDay>): Promise<KeptDay> {
    this.#forgetOld()
    const known = this.#days.find((day) => day.asOf.toISOString() === asOf && isSame(day, which))
    if (known) return known
    const asked = Date.now()
    // One at a time: side by side, the memory for a busy day would be needed as often as somebody presses the button.
    const work = this.#last.then(() => {
      const since = this.#days.find((day) => day.asOf.getTime() >= asked && isSame(day, which))
      return since ?? this.#compare(which, compare)
    })
    this.#last = work.catch(() => undefined)
    return await work
  }

  async #compare(which: Which, compare: () => Promise<ComparedDay>): Promise<KeptDay> {
    const asOf = new Date()
    const day = { ...which, asOf, ...(await compare()) }
    this.#days.unshift(day)
    this.#days.splice(MOST_DAYS)
    setTimeout(() => this.#forgetOld(), KEPT_MS + 1_000).unref()
    return day
  }

  #forgetOld(): void {
    const kept = this.#days.filter(({ asOf }) => Date.now() - asOf.getTime() < KEPT_MS)
    this.#days.splice(0, this.#days.length, ...kept)
  }
}

function isSame(a: Which, b: Which): boolean {
  return a.provider_id === b.provider_id && a.date === b.date && a.utc_offset === b.utc_offset
}
