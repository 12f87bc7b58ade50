import { AssistError } from "../assist-error"
import { OpenPgpVerifier } from "./openpgp-verifier"
import { RsaVerifier } from "./rsa-verifier"
import type { SignatureVerifier } from "./signature-verifier"

/** Assist's key, for merchants whose results are signed (protocol 8.3). */
export interface AssistSignatureOptions {
  /**
   * `openpgp`: a signed OpenPGP message, as seen in real replies; needs the package `openpgp`. `rsa`: a plain RSA
   * signature over the documented concatenation (protocol 8.3).
   */
  readonly kind: "openpgp" | "rsa"
  /** Assist's public key from its support: an armored OpenPGP key, or PEM. */
  readonly publicKey: string
  /**
   * Of `rsa`. The documents name none; the default is the one of the other direction.
   * @defaultValue `"md5"`
   */
  readonly hash?: "md5" | "sha1" | "sha256"
  /**
   * `true`: a reply without a signature is not believed. `false`: its field may be empty (seed 003).
   * @defaultValue `false`
   */
  readonly required?: boolean
}

/** Reads the key once; the OpenPGP library is loaded with the first signature. Throws AssistError `configuration`. */
export function makeVerifier(options: AssistSignatureOptions): SignatureVerifier {
  if (options.kind === "rsa") return new RsaVerifier(options.publicKey, options.hash ?? "md5")
  if (options.kind === "openpgp") return new OpenPgpVerifier(options.publicKey)
  throw new AssistError("configuration", "option assistSignature.kind must be openpgp or rsa")
}
