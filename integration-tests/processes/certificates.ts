import { selfSigned as make } from "../../demo/lib/self-signed.cjs"

export interface Certificate {
  readonly cert: string
  readonly key: string
}

/**
 * A certificate for `host` that vouches for itself: good for whoever was told to trust it, bad for all others.
 * @param days until it ends; fewer than none: it has ended
 */
export function selfSigned(host: string, days = 1): Certificate {
  return make(host, days)
}
