import { Modules } from "@medusajs/framework/utils"
import type { Store } from "./store"

/** The process ends between core's answer and its events. */
export async function withoutEvents({ container }: Store, work: () => Promise<unknown>): Promise<void> {
  const lost = jest.spyOn(container.resolve(Modules.EVENT_BUS), "releaseGroupedEvents").mockResolvedValue(undefined)
  try {
    await work()
  } finally {
    lost.mockRestore()
  }
}
