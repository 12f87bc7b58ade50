import { AssistError } from "../assist-error"
import type { SignatureVerifier } from "./signature-verifier"

/** The part of the package `openpgp` (version 6) that is used. */
interface OpenPgp {
  readKey(options: { armoredKey: string }): Promise<unknown>
  readMessage(options: { binaryMessage: Uint8Array } | { armoredMessage: string }): Promise<unknown>
  verify(options: {
    message: unknown
    verificationKeys: unknown
    format: "utf8"
    date: null
    config: Record<string, unknown>
  }): Promise<{ data: string; signatures: readonly { verified: Promise<true> }[] }>
}

/** Not a literal: the package is optional, and only a shop that configures it has it. */
const PACKAGE: string = "openpgp"

const MISSING = 'assistSignature.kind "openpgp" needs the package openpgp: npm install openpgp@6'

/** Throws AssistError `configuration` when the optional package is not there, without loading it. */
export function requireOpenPgp(): void {
  try {
    require.resolve(PACKAGE)
  } catch (cause) {
    throw new AssistError("configuration", `option ${MISSING}`, { cause })
  }
}

/**
 * Assist signs with DSA over SHA-1 (real reply of 2016, protocol 8.3), which the library refuses by default. What is
 * allowed here is allowed for this one key only, which the owner got from Assist.
 */
const ALLOW_OLD = {
  rejectPublicKeyAlgorithms: new Set(),
  rejectHashAlgorithms: new Set(),
  rejectMessageHashAlgorithms: new Set(),
  minRSABits: 1023,
}

/**
 * `signature` as a whole signed OpenPGP message, base64, whose text names the fields joined with commas (protocol
 * 8.3). The signature is verified, and the text compared with the reply's own fields.
 */
export class OpenPgpVerifier implements SignatureVerifier {
  readonly #armoredKey: string
  #loaded: Promise<{ library: OpenPgp; key: unknown }> | undefined

  constructor(armoredKey: string) {
    if (!/-----BEGIN PGP PUBLIC KEY BLOCK-----/.test(armoredKey)) {
      throw new AssistError("configuration", "option assistSignature.publicKey must be an armored OpenPGP public key")
    }
    this.#armoredKey = armoredKey
  }

  async verify(signature: string, candidates: readonly (readonly string[])[]): Promise<string | undefined> {
    this.#loaded ??= load(this.#armoredKey)
    const { library, key } = await this.#loaded
    let text: string
    try {
      const message = await library.readMessage(
        signature.includes("-----BEGIN")
          ? { armoredMessage: signature }
          : { binaryMessage: new Uint8Array(Buffer.from(signature, "base64")) },
      )
      // date: null, since the machine's clock has no say in whether an old message is genuine
      const verified = await library.verify({
        message,
        verificationKeys: key,
        format: "utf8",
        date: null,
        config: ALLOW_OLD,
      })
      if (verified.signatures.length === 0) return "its OpenPGP message is not signed"
      for (const { verified: holds } of verified.signatures) await holds
      text = verified.data
    } catch {
      return "its OpenPGP signature is wrong or by another key"
    }
    return compare(text, candidates)
  }
}

/** Field by field, so that the owner learns what differs. */
function compare(text: string, candidates: readonly (readonly string[])[]): string | undefined {
  if (candidates.some((fields) => text === fields.join(",") || text === fields.join(""))) return undefined
  const signed = text.split(",")
  const fields = candidates.find((candidate) => candidate.length === signed.length)
  const at = fields?.findIndex((field, index) => field !== signed[index])
  return `its signed text differs from its content${at === undefined || at < 0 ? "" : ` in field ${at + 1}`}`
}

async function load(armoredKey: string): Promise<{ library: OpenPgp; key: unknown }> {
  let library: OpenPgp
  try {
    library = (await import(PACKAGE)) as OpenPgp
  } catch (cause) {
    throw new AssistError("configuration", MISSING, { cause })
  }
  try {
    return { library, key: await library.readKey({ armoredKey }) }
  } catch {
    throw new AssistError("configuration", "option assistSignature.publicKey is no OpenPGP key that can be read")
  }
}
