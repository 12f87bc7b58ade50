import { Malformed } from "../../decode/malformed"
import { decodeReply, type ReplyDocument } from "../../decode/reply-document"

export const bytes = (text: string) => Buffer.from(text, "utf8")
export const decode = (text: string, contentType?: string): ReplyDocument => decodeReply(bytes(text), contentType)

/** Why a body is refused; fails when it is not. */
export function malformed(body: Uint8Array, contentType?: string): string {
  try {
    decodeReply(body, contentType)
  } catch (error) {
    if (error instanceof Malformed) return error.message
    throw error
  }
  throw new Error("was decoded")
}
