import { readJson, writeJson } from "./json-file.mjs"
import { selfSigned } from "./self-signed.cjs"

const twoYears = 2 * 365

/**
 * What stands in for Apple's merchant identity certificate: one that vouches for itself, made once. Apple would refuse it; the
 * option `wallets` wants a certificate with its key, and the admin shows until when it is good.
 */
export function applePayCertificate(file) {
  const known = readJson(file)
  if (known?.certificate && known?.privateKey) return known
  const { cert, key } = selfSigned("apple-pay.demo", twoYears)
  const made = { certificate: cert, privateKey: key }
  writeJson(file, made)
  return made
}
