import forge from "node-forge"
import { AssistError } from "../assist-error"

export interface RequestSignatureOptions {
  /** The merchant's RSA key as PEM: PKCS#1 or PKCS#8, encrypted or not. Assist's keys have 1024 bits (seed 004). */
  readonly privateKey: string
  /** Of an encrypted key. */
  readonly passphrase?: string
  /**
   * Default true: the MD5 digest is wrapped in its DigestInfo (PKCS#1 v1.5, as `MD5withRSA` and `openssl dgst -md5
   * -sign` do). False: the sixteen bytes are signed bare, as one of Assist's own clients does (protocol 8.1). Which of
   * the two a merchant needs only the demo server can tell.
   */
  readonly digestInfo?: boolean
}

/**
 * `Signature` of a request: MD5 of the string, signed with the merchant's key, base64 (seed 004, protocol 8.1).
 * node-forge does it, because the system's OpenSSL may refuse MD5 or a key of 1024 bits. The key is parsed once.
 */
export class RequestSigner {
  readonly #key: forge.pki.rsa.PrivateKey
  readonly #digestInfo: boolean

  /** Throws AssistError `configuration`. */
  constructor({ privateKey, passphrase, digestInfo = true }: RequestSignatureOptions) {
    this.#key = readKey(privateKey, passphrase)
    this.#digestInfo = digestInfo
  }

  sign(text: string): string {
    const digest = forge.md.md5.create().update(text, "utf8")
    const signature = this.#digestInfo
      ? this.#key.sign(digest)
      : // RSA-1024 with the padding of PKCS#1 v1.5 over what it is given
        this.#key.sign(digest.digest().getBytes() as unknown as forge.md.MessageDigest, "NONE")
    return forge.util.encode64(signature)
  }
}

function readKey(pem: string, passphrase: string | undefined): forge.pki.rsa.PrivateKey {
  const encrypted = /ENCRYPTED/.test(typeof pem === "string" ? pem : "")
  if (encrypted && passphrase === undefined) refuse("is encrypted: set requestSignature.passphrase")
  try {
    const key = encrypted ? forge.pki.decryptRsaPrivateKey(pem, passphrase) : forge.pki.privateKeyFromPem(pem)
    if (key) return key
  } catch {
    // The library's message may quote the key.
  }
  refuse(
    encrypted
      ? "cannot be decrypted: check requestSignature.passphrase"
      : "must be an RSA private key as PEM (BEGIN RSA PRIVATE KEY or BEGIN PRIVATE KEY)",
  )
}

function refuse(problem: string): never {
  throw new AssistError("configuration", `option requestSignature.privateKey ${problem}`)
}
