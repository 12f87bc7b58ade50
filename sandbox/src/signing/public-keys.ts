import type { Unit } from "../store/unit.ts"
import { gatewayKey } from "./gateway-keys.ts"
import { armouredPublicKey } from "./openpgp.ts"

/** The gateway's public keys as files a shop would be given. */
export async function publicKeys(unit: Unit): Promise<{ rsa: string; pgp: string }> {
  const { publicKey } = await gatewayKey(unit, "rsa")
  return {
    rsa: publicKey.export({ type: "spki", format: "pem" }).toString(),
    pgp: armouredPublicKey(await gatewayKey(unit, "dsa")),
  }
}
