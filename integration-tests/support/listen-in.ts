import { inspect } from "node:util"
import { Modules } from "@medusajs/framework/utils"
import type { Store } from "./store"

/** Lines of the store's log and events on its bus, from now until `stop` is called. */
export interface Overheard {
  readonly lines: string[]
  stop(): void
}

/** Nothing is left out: neither what an error carries nor the end of a long text. */
const WHOLE = { depth: null, maxStringLength: null, maxArrayLength: null, breakLength: Number.POSITIVE_INFINITY }

/** Listens to what a store tells others: its log, which stays silent meanwhile, and its events, which go their way. */
export function listenIn(store: Store): Overheard {
  const lines: string[] = []
  const note = (...said: unknown[]) => void lines.push(said.map((one) => inspect(one, WHOLE)).join(" "))
  const logger = store.container.resolve("logger")
  const logged = (["debug", "info", "warn", "error"] as const).map((method) =>
    jest.spyOn(logger, method).mockImplementation(note as never),
  )
  const bus = store.container.resolve(Modules.EVENT_BUS)
  const emit = bus.emit.bind(bus) as (...events: unknown[]) => Promise<void>
  const emitted = jest.spyOn(bus, "emit").mockImplementation((async (...events: unknown[]) => {
    note(...events)
    await emit(...events)
  }) as never)
  return {
    lines,
    stop() {
      for (const spy of [...logged, emitted]) spy.mockRestore()
    },
  }
}
