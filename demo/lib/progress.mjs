// What happens now, and for how long: a live line on a terminal, plain lines elsewhere.
const frames = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
const plainReminderMs = 15_000

const seconds = (ms) => (ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`)

/** Shows steps of a run; steps may overlap. */
export function createProgress(stream = process.stdout) {
  const live = Boolean(stream.isTTY) && process.env.TERM !== "dumb"
  const paint = (code, text) => (live && !process.env.NO_COLOR ? `\u001b[${code}m${text}\u001b[0m` : text)
  const active = new Map()
  const began = Date.now()
  let frame = 0
  let timer

  const clear = () => live && stream.write("\r\u001b[2K")
  function draw() {
    if (!live || active.size === 0) return
    frame = (frame + 1) % frames.length
    const text = [...active].map(([title, since]) => `${title} ${seconds(Date.now() - since)}`).join("  |  ")
    stream.write(`\r\u001b[2K${paint(36, frames[frame])} ${text.slice(0, (stream.columns ?? 80) - 3)}`)
  }
  function remind() {
    for (const [title, since] of active) stream.write(`  ... ${title} (${seconds(Date.now() - since)})\n`)
  }
  function say(text) {
    clear()
    stream.write(`${text}\n`)
    draw()
  }

  return {
    say,
    total: () => seconds(Date.now() - began),
    bold: (text) => paint(1, text),
    dim: (text) => paint(2, text),
    red: (text) => paint(31, text),
    /**
     * Runs one step. `work` may return a text that is shown behind its title ("up to date").
     * @template T @param {string} title @param {() => Promise<T>} work @returns {Promise<T>}
     */
    async step(title, work) {
      const since = Date.now()
      if (!live) stream.write(`- ${title}\n`)
      active.set(title, since)
      timer ??= setInterval(live ? draw : remind, live ? 100 : plainReminderMs)
      timer.unref()
      try {
        const result = await work()
        const note = typeof result === "string" ? `, ${result}` : ""
        active.delete(title)
        say(`${paint(32, "✓")} ${title}${note} ${paint(2, seconds(Date.now() - since))}`)
        return result
      } catch (error) {
        active.delete(title)
        if (!this.silenced) say(`${paint(31, "✗")} ${title} ${paint(2, seconds(Date.now() - since))}`)
        throw error
      } finally {
        if (active.size === 0) {
          clearInterval(timer)
          timer = undefined
        }
      }
    },
    /** No more lines about steps that break off because the run is being stopped. */
    silence() {
      this.silenced = true
      active.clear()
      clear()
    },
    silenced: false,
  }
}
