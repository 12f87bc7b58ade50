import { useTexts } from "./use-texts"

const STATUSES = [
  "none",
  "in_process",
  "declined",
  "timeout",
  "held",
  "charged",
  "partly_charged",
  "partly_returned",
  "released",
  "returned",
  "unclear",
] as const

/** Puts a stored detail into words: it is the state a message led to, or a sentence in English. */
export function useTold(): (detail: string | null) => string | null {
  const { t } = useTexts()
  return (detail) => {
    const status = STATUSES.find((known) => known === detail)
    return status ? t(`status.${status}`) : detail
  }
}
