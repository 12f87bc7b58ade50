import { constants, createPrivateKey, type KeyObject, privateEncrypt } from "node:crypto"
import forge from "node-forge"
import { AssistError } from "../assist-error"

/** The merchant's own key, with which orders are signed. */
export interface RequestSignatureOptions {
  /** The merchant's RSA key as PEM: PKCS#1 or PKCS#8, encrypted or not. Assist's keys have 1024 bits (seed 004). */
  readonly privateKey: string
  /**
   * Opens an encrypted key.
   * @defaultValue none
   */
  readonly passphrase?: string
  /**
   * `true`: the MD5 digest is wrapped in its DigestInfo (PKCS#1 v1.5, as `MD5withRSA` and `openssl dgst -md5 -sign` do).
   * `false`: the sixteen bytes are signed bare, as one of Assist's own clients does (protocol 8.1). Which of the two a
   * merchant needs only the demo server can tell.
   * @defaultValue `true`
   */
  readonly digestInfo?: boolean
}

/** MD5's DigestInfo of PKCS#1 v1.5: what stands before the digest. */
const MD5_DIGEST_INFO = "3020300c06082a864886f70d020505000410"

/**
 * `Signature` of a request: MD5 of the string, signed with the merchant's key, base64 (seed 004, protocol 8.1). node-forge
 * reads the key, in any of the forms a merchant was ever given, and makes the digest: the system's OpenSSL may refuse MD5
 * or old ciphers. The arithmetic is the system's, a hundred times faster, unless it refuses a key of 1024 bits; the
 * padding is deterministic, so both give the same bytes. The key is parsed once.
 */
export class RequestSigner {
  readonly #key: forge.pki.rsa.PrivateKey
  readonly #native: KeyObject | undefined
  readonly #digestInfo: boolean

  /** Throws AssistError `configuration`. */
  constructor({ privateKey, passphrase, digestInfo = true }: RequestSignatureOptions, native = true) {
    this.#key = readKey(privateKey, passphrase)
    this.#native = native ? nativeKey(this.#key) : undefined
    this.#digestInfo = digestInfo
  }

  sign(text: string): string {
    const digest = forge.md.md5.create().update(text, "utf8").digest()
    const block = Buffer.from(`${this.#digestInfo ? MD5_DIGEST_INFO : ""}${digest.toHex()}`, "hex")
    if (this.#native) {
      return privateEncrypt({ key: this.#native, padding: constants.RSA_PKCS1_PADDING }, block).toString("base64")
    }
    // "NONE": the padding of PKCS#1 v1.5 over what it is given.
    return forge.util.encode64(this.#key.sign(block.toString("latin1") as unknown as forge.md.MessageDigest, "NONE"))
  }
}

/** The key for the system's OpenSSL, or undefined where that does not want to work with it. */
function nativeKey(key: forge.pki.rsa.PrivateKey): KeyObject | undefined {
  try {
    const native = createPrivateKey(forge.pki.privateKeyToPem(key))
    privateEncrypt({ key: native, padding: constants.RSA_PKCS1_PADDING }, Buffer.alloc(16))
    return native
  } catch {
    return undefined
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
