import { generateKeyPairSync } from "node:crypto"
import forge from "node-forge"
import { readJson, writeJson } from "./json-file.mjs"

const yearMs = 365 * 24 * 60 * 60 * 1000

/**
 * What stands in for Apple's merchant identity certificate: one that vouches for itself, made once. Apple would refuse it; the
 * option `wallets` wants a certificate with its key, and the admin shows until when it is good.
 */
export function applePayCertificate(file) {
  const known = readJson(file)
  if (known?.certificate && known?.privateKey) return known
  const keys = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  })
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.publicKeyFromPem(keys.publicKey)
  certificate.serialNumber = "01"
  certificate.validity.notBefore = new Date()
  certificate.validity.notAfter = new Date(Date.now() + 2 * yearMs)
  const name = [{ name: "commonName", value: "Apple Pay of the demo" }]
  certificate.setSubject(name)
  certificate.setIssuer(name)
  certificate.sign(forge.pki.privateKeyFromPem(keys.privateKey), forge.md.sha256.create())
  const made = { certificate: forge.pki.certificateToPem(certificate), privateKey: keys.privateKey }
  writeJson(file, made)
  return made
}
