import type { LoaderOptions } from "@medusajs/framework/types"
import { onWire } from "../../../merchant/merchant"

/** Every call to Assist appears in the log at level `debug`, scrubbed by the gateway's port (design rule 10). */
export default async function logWire({ container }: LoaderOptions): Promise<void> {
  const logger = container.resolve("logger", { allowUnregistered: true })
  if (!logger) return
  onWire((entry) => {
    if (!logger.shouldLog("debug")) return
    const { service, status, ms, request, reply, error } = entry
    logger.debug(
      `[assist] ${service} ${status ?? error ?? "no answer"} in ${Math.round(ms)} ms ${JSON.stringify(request)} -> ${reply ?? ""}`,
    )
  })
}
