import { constants, createHash, createPublicKey, type KeyObject, publicDecrypt } from "node:crypto"

/** MD5's DigestInfo of PKCS#1 v1.5: what stands before the digest in a signed block. */
const MD5_DIGEST_INFO = Buffer.from("3020300c06082a864886f70d020505000410", "hex")

/** An RSA public key, or null when the text is something else. */
export function verifiableKey(pem: string): KeyObject | null {
  try {
    const key = createPublicKey(pem)
    return key.asymmetricKeyType === "rsa" ? key : null
  } catch {
    return null
  }
}

/**
 * True when `signature` is the base64 signature over the MD5 of a text (protocol 8.1). The block is opened with the public
 * key and compared here: OpenSSL builds that refuse MD5 or short keys for signatures still do that.
 */
export function verifySignature(pem: string, text: string, signature: string, variant: "digestinfo" | "bare"): boolean {
  const key = verifiableKey(pem)
  if (!key || signature === "") return false
  const digest = createHash("md5").update(text, "utf8").digest()
  const expected = variant === "bare" ? digest : Buffer.concat([MD5_DIGEST_INFO, digest])
  try {
    const opened = publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(signature, "base64"))
    return opened.equals(expected)
  } catch {
    return false
  }
}
