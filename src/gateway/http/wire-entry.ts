import type { AssistService } from "../assist-error"

/** One exchange with Assist as a log may see it: scrubbed (design rule 10), at the moment a field is read. */
export interface WireEntry {
  readonly service: AssistService
  readonly path: string
  /** HTTP status, when a reply came. */
  readonly status: number | undefined
  readonly ms: number
  readonly request: Readonly<Record<string, string>>
  /** The beginning of the reply. */
  readonly reply: string | undefined
  readonly error: string | undefined
}
