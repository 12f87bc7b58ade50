import { say } from "../../texts/say"
import { type Check, type CheckContext, check } from "./check"

const WAIT_MS = 8_000
/** Queries name their window by our clock; Assist's default windows are hours, so minutes matter little. */
const SKEW_WARNING_S = 60
const SKEW_FAILED_S = 15 * 60

/** Whether the server answers at all, and how far our clock is from its `Date`. A plain GET: nothing secret is sent. */
export async function checkServer({ merchant }: CheckContext): Promise<Check[]> {
  const { serverUrl } = merchant.options
  const before = Date.now()
  let response: Response
  try {
    response = await fetch(`${serverUrl}/`, { redirect: "manual", signal: AbortSignal.timeout(WAIT_MS) })
  } catch (error) {
    const why = reason(error)
    return [
      check(
        "server",
        "failed",
        say(
          `${serverUrl} does not answer (${why}). Check serverUrl, and that this machine may reach the internet on port 443.`,
          `${serverUrl} не отвечает (${why}). Проверьте serverUrl и доступ этого сервера в интернет (порт 443).`,
          `${serverUrl} не адказвае (${why}). Праверце serverUrl і доступ гэтага сервера ў інтэрнэт (порт 443).`,
        ),
      ),
      check("clock", "unknown", clockUnknown()),
    ]
  }
  await response.body?.cancel()
  const middle = (before + Date.now()) / 2
  return [
    check(
      "server",
      response.status >= 500 ? "warning" : "ok",
      say(
        `${serverUrl} answers (HTTP ${response.status}).`,
        `${serverUrl} отвечает (HTTP ${response.status}).`,
        `${serverUrl} адказвае (HTTP ${response.status}).`,
      ),
    ),
    checkClock(response.headers.get("date"), middle),
  ]
}

/** Exported for its own tests. */
export function checkClock(date: string | null, now: number): Check {
  const theirs = date ? Date.parse(date) : Number.NaN
  if (Number.isNaN(theirs)) return check("clock", "unknown", clockUnknown())
  const skew = Math.round((now - theirs) / 1000)
  const size = Math.abs(skew)
  const text = say(
    `This machine's clock is ${size} s ${skew < 0 ? "behind" : "ahead of"} Assist's.`,
    `Часы этого сервера ${skew < 0 ? "отстают от" : "спешат относительно"} часов Ассист на ${size} с.`,
    `Гадзіннік гэтага сервера ${skew < 0 ? "адстае ад" : "спяшаецца адносна"} гадзінніка Ассіст на ${size} с.`,
  )
  if (size <= SKEW_WARNING_S)
    return check(
      "clock",
      "ok",
      say(
        "This machine's clock agrees with Assist's.",
        "Часы сервера совпадают с часами Ассист.",
        "Гадзіннік сервера супадае з гадзіннікам Ассіст.",
      ),
    )
  return check("clock", size > SKEW_FAILED_S ? "failed" : "warning", text)
}

function clockUnknown() {
  return say(
    "Assist's clock could not be read.",
    "Часы Ассист прочитать не удалось.",
    "Гадзіннік Ассіст прачытаць не ўдалося.",
  )
}

/** `fetch failed` says nothing; its cause does. */
export function reason(error: unknown): string {
  const { message, cause } = error as Error & { cause?: { code?: string; message?: string } }
  return cause?.code ?? cause?.message ?? message
}
