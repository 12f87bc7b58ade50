import { parseDate } from "../gateway/decode/values"

/** Clocks differ, and a shopper has to get there. */
const MARGIN_MS = 60_000
const HOUR_MS = 60 * 60 * 1000
/** Where Assist's clocks may stand: in GMT, as all its other dates do (seed 003), or in Minsk and Moscow. */
const OFFSETS_HOURS = [0, 3]

/**
 * Until when a link to Assist's payment page certainly leads there. Assist does not say in which time zone it writes
 * `expirationtime` (protocol 3.2), so of the readings that lie ahead the first one counts; read too early, a link is asked
 * for once more than needed. `null` when it cannot be read: the link is then not used again.
 * @param expirationTime as received, `dd.mm.yyyy HH:MM:SS`
 */
export function linkEnds(expirationTime: string, now: Date): Date | null {
  const inGmt = parseDate(expirationTime)
  if (!inGmt) return null
  const ends = OFFSETS_HOURS.map((hours) => inGmt.getTime() - hours * HOUR_MS)
  const ahead = ends.filter((end) => end > now.getTime() - MARGIN_MS)
  return ahead.length > 0 ? new Date(Math.min(...ahead) - MARGIN_MS) : null
}
