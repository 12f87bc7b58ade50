import { constants, createHash, privateEncrypt } from "node:crypto"
import type { MerchantSettings } from "../merchants/merchant-settings.ts"
import type { Unit } from "../store/unit.ts"
import { gatewayKey } from "./gateway-keys.ts"
import { signedMessage } from "./openpgp.ts"

const MD5_DIGEST_INFO = Buffer.from("3020300c06082a864886f70d020505000410", "hex")

/**
 * The `signature` of a reply or a notification over fields in their documented order (protocol 8.3):
 * nothing for the sign type md5 (seed 004); for rsa their concatenation, signed as requests are, with MD5; for pgp an
 * OpenPGP message that holds them with commas between, as the one real sample does.
 */
export async function signFields(
  unit: Unit,
  { signType, signatureLines }: Pick<MerchantSettings, "signType" | "signatureLines">,
  fields: readonly string[],
  now: Date,
): Promise<string> {
  if (signType === "md5") return ""
  if (signType === "pgp") {
    const message = signedMessage(await gatewayKey(unit, "dsa"), fields.join(","), now)
    // The one real JSON reply with a signature has line breaks in it (protocol 16, row 4), as MIME has them.
    return signatureLines ? (message.match(/.{1,76}/g) ?? []).join("\r\n") : message
  }
  const { privateKey } = await gatewayKey(unit, "rsa")
  const digest = createHash("md5").update(fields.join(""), "utf8").digest()
  const block = { key: privateKey, padding: constants.RSA_PKCS1_PADDING }
  return privateEncrypt(block, Buffer.concat([MD5_DIGEST_INFO, digest])).toString("base64")
}
