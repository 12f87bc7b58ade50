import { AssistError, type AssistService } from "../assist-error"
import type { ClientContext } from "../client-context"
import { decodeText } from "../decode/charset"
import type { Malformed } from "../decode/malformed"
import type { PortReply } from "../http/http-exchange"

/** What an error about a reply needs to know of the call. */
export interface Asked {
  readonly service: AssistService
  readonly path: string
}

/** The reply as text for an error, scrubbed. */
export function rawText(context: ClientContext, reply: PortReply): string {
  try {
    return context.port.scrub(decodeText(reply.body, reply.contentType))
  } catch {
    return context.port.scrub(Buffer.from(reply.body).toString("latin1"))
  }
}

export function malformed(error: Malformed, context: ClientContext, asked: Asked, reply: PortReply): AssistError {
  return new AssistError("malformed", `Assist's answer to ${asked.path} cannot be read: ${error.message}`, {
    service: asked.service,
    raw: rawText(context, reply),
  })
}

export function redirected(context: ClientContext, asked: Asked, reply: PortReply): AssistError {
  const target = context.port.scrub(reply.location ?? "nowhere")
  return new AssistError(
    "configuration",
    `Assist's server redirects ${asked.path} to ${target}; redirects are not followed, set serverUrl to the address Assist gave`,
    { service: asked.service },
  )
}

export function aborted(asked: Asked, signal: AbortSignal | undefined): AssistError {
  return new AssistError("aborted", `the call of ${asked.path} was aborted`, {
    service: asked.service,
    cause: signal?.reason,
  })
}
