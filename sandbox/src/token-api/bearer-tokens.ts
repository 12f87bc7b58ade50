import { randomBytes } from "node:crypto"

const LIFETIME_MS = 30 * 60 * 1000

/** Access tokens given out, in memory: after a restart a client logs in again. Their lifetime is not documented. */
export class BearerTokens {
  readonly #owners = new Map<string, { merchantIds: readonly string[]; until: number }>()

  /** A new access token for the merchants a login belongs to. */
  issue(merchantIds: readonly string[], now: Date): string {
    for (const [token, owner] of this.#owners) if (owner.until <= now.getTime()) this.#owners.delete(token)
    const token = randomBytes(32).toString("base64url")
    this.#owners.set(token, { merchantIds, until: now.getTime() + LIFETIME_MS })
    return token
  }

  /** The merchants a header speaks for; null when it is no valid token. */
  owners(authorization: string | undefined, now: Date): readonly string[] | null {
    const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? "")?.[1]
    const owner = token === undefined ? undefined : this.#owners.get(token)
    return owner && owner.until > now.getTime() ? owner.merchantIds : null
  }
}
