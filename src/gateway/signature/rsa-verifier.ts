import forge from "node-forge"
import { AssistError } from "../assist-error"
import type { SignatureVerifier } from "./signature-verifier"

/** "X без разделителей, подписанное закрытым ключом АПК Ассист, закодированное в BASE64" (seed 003, protocol 8.3). */
export class RsaVerifier implements SignatureVerifier {
  readonly #key: forge.pki.rsa.PublicKey
  readonly #hash: "md5" | "sha1" | "sha256"

  constructor(publicKey: string, hash: "md5" | "sha1" | "sha256") {
    if (!["md5", "sha1", "sha256"].includes(hash)) refuse("hash must be md5, sha1 or sha256")
    this.#hash = hash
    try {
      this.#key = forge.pki.publicKeyFromPem(publicKey)
    } catch {
      refuse("publicKey must be an RSA public key as PEM (BEGIN PUBLIC KEY)")
    }
  }

  async verify(signature: string, candidates: readonly (readonly string[])[]): Promise<string | undefined> {
    const bytes = Buffer.from(signature, "base64").toString("latin1")
    const holds = candidates.some((fields) => {
      const digest = forge.md[this.#hash].create().update(fields.join(""), "utf8").digest().getBytes()
      try {
        return this.#key.verify(digest, bytes)
      } catch {
        return false // forge throws when the length or the padding is wrong
      }
    })
    return holds ? undefined : "its signature does not fit its content"
  }
}

function refuse(problem: string): never {
  throw new AssistError("configuration", `option assistSignature.${problem}`)
}
