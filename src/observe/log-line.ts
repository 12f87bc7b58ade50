import { scrubText } from "../gateway"

/** What a line is about; absent fields are left out. */
export interface LogFields {
  readonly order?: string
  readonly billnumber?: string | null
  readonly operation?: string
  readonly outcome?: string
}

/**
 * One line of the log: `[assist] order=payses_1 billnumber=5112 operation=charge outcome=done text`. The fields come in
 * one order and one form, so that a log can be searched by them; the text is scrubbed (design rule 10).
 */
export function logLine({ order, billnumber, operation, outcome }: LogFields, text = ""): string {
  const fields = { order, billnumber, operation, outcome }
  const named = Object.entries(fields).flatMap(([name, value]) => (value ? `${name}=${value}` : []))
  return ["[assist]", ...named, scrubText(text)].filter(Boolean).join(" ")
}
