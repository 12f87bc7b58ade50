/** The first line of a kind is written at once, further ones within this time are counted. */
const QUIET_MS = 60_000

interface Kind {
  suppressed: number
}

/**
 * Log lines anybody on the internet can cause. Of each kind one is written a minute, and then how many more there were: a log
 * that can be filled from outside hides what matters, and fills a disk.
 */
export class ThrottledLog {
  readonly #quiet = new Map<string, Kind>()

  /**
   * @param write where a line goes
   * @param kind of a closed set; never text from outside
   */
  say(write: (line: string) => void, kind: string, line: string): void {
    const known = this.#quiet.get(kind)
    if (known) {
      known.suppressed++
      return
    }
    write(line)
    const opened: Kind = { suppressed: 0 }
    this.#quiet.set(kind, opened)
    // Does not keep the process alive: a count that is lost at its end is worth less than a quick end.
    setTimeout(() => {
      this.#quiet.delete(kind)
      if (opened.suppressed > 0) write(`${line} (the same ${opened.suppressed} times more within a minute)`)
    }, QUIET_MS).unref()
  }
}
