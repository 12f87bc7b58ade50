const running = new Set<string>()

/**
 * Runs `work` unless something of this name is running already, in this tab or in another one of this browser.
 * @returns what the work returned; `"twice"` when this tab is at it already, `"busy"` when another one is
 */
export async function oneAtATime<T>(name: string, work: () => Promise<T>): Promise<T | "twice" | "busy"> {
  // Set before the first await: the second half of a double click comes in the same turn.
  if (running.has(name)) return "twice"
  running.add(name)
  try {
    // Browsers have Web Locks on https and localhost only; elsewhere the server's lease alone decides.
    if (typeof navigator === "undefined" || !navigator.locks) return await work()
    return await navigator.locks.request(`assist:${name}`, { ifAvailable: true }, async (lock): Promise<T | "busy"> => {
      return lock ? await work() : "busy"
    })
  } finally {
    running.delete(name)
  }
}
