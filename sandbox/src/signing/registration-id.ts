import { createHmac } from "node:crypto"
import type { Unit } from "../store/unit.ts"
import { gatewayKey } from "./gateway-keys.ts"

/**
 * The registration of a mobile device: a keyed digest of the device's own id, so that the pair can be recognized without
 * keeping a list, and after a reset too, which apps that have registered know nothing of.
 */
export async function registrationId(unit: Unit, deviceId: string): Promise<string> {
  const { privateKey } = await gatewayKey(unit, "rsa")
  const secret = privateKey.export({ type: "pkcs8", format: "der" })
  return createHmac("sha256", secret).update(deviceId, "utf8").digest("hex").slice(0, 32).toUpperCase()
}
