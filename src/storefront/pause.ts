/**
 * Waits while the page is looked at: ends when the time is over and the page is visible, and at once when it becomes visible
 * again. An abort ends it too.
 */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  // In a worker or on a server there is no page to hide.
  const page = globalThis.document as Document | undefined
  return new Promise((resolve) => {
    const listening = new AbortController()
    const end = () => {
      clearTimeout(timer)
      listening.abort()
      resolve()
    }
    const whenVisible = () => {
      if (!page?.hidden) end()
    }
    const timer = setTimeout(whenVisible, ms)
    page?.addEventListener("visibilitychange", whenVisible, listening)
    signal?.addEventListener("abort", end, listening)
    if (signal?.aborted) end()
  })
}
