let shared: BroadcastChannel | undefined

/** One channel per tab: what is sent through it does not come back to it. */
function channel(): BroadcastChannel | undefined {
  if (typeof BroadcastChannel === "undefined") return undefined
  shared ??= new BroadcastChannel("assist")
  return shared
}

/** Tells the other tabs of this browser that money may have moved, so that none goes on showing what is no longer true. */
export function tellOtherTabs(): void {
  channel()?.postMessage("changed")
}

export function whenOtherTabsChange(listener: () => void): () => void {
  const heard = channel()
  heard?.addEventListener("message", listener)
  return () => heard?.removeEventListener("message", listener)
}
