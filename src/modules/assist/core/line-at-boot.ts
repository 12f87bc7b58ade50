import { TRIED_VERSIONS } from "./tried-versions"

/** One line for the store's log. */
export interface LineAtBoot {
  readonly level: "error" | "info"
  readonly text: string
}

/**
 * What the log says at boot about this Medusa: what is missing, whatever the version; that a version was not tried; or nothing.
 * @param missing what the plugin relies on and did not find, in words
 */
export function lineAtBoot(version: string | undefined, missing: readonly string[]): LineAtBoot | undefined {
  const medusa = version ? `Medusa ${version}` : "this Medusa"
  const tried = `Tried with ${TRIED_VERSIONS.join(", ")}.`
  if (missing.length > 0)
    return {
      level: "error",
      text: `[assist] ${medusa} lacks what the plugin relies on: ${missing.join(", ")}. Payments may fail where it is needed. ${tried}`,
    }
  if ((TRIED_VERSIONS as readonly (string | undefined)[]).includes(version)) return undefined
  return { level: "info", text: `[assist] not tried with ${medusa}; nothing the plugin relies on is missing. ${tried}` }
}
