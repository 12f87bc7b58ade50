import { generateKeyPairSync } from "node:crypto"
import { md, pki } from "node-forge"

export interface Certificate {
  readonly cert: string
  readonly key: string
}

const DAY_MS = 86_400_000

/**
 * A certificate for `host` that vouches for itself: good for whoever was told to trust it, bad for all others.
 * @param days until it ends; fewer than none: it has ended
 */
export function selfSigned(host: string, days = 1): Certificate {
  const keys = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  })
  const certificate = pki.createCertificate()
  certificate.publicKey = pki.publicKeyFromPem(keys.publicKey)
  certificate.serialNumber = "01"
  certificate.validity.notBefore = new Date(Date.now() - 60 * DAY_MS)
  certificate.validity.notAfter = new Date(Date.now() + days * DAY_MS)
  const name = [{ name: "commonName", value: host }]
  certificate.setSubject(name)
  certificate.setIssuer(name)
  certificate.setExtensions([
    { name: "basicConstraints", cA: true },
    { name: "subjectAltName", altNames: [{ type: 2, value: host }] },
  ])
  certificate.sign(pki.privateKeyFromPem(keys.privateKey), md.sha256.create())
  return { cert: pki.certificateToPem(certificate), key: keys.privateKey }
}
