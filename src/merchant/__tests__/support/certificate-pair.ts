import forge from "node-forge"

const DAY_MS = 24 * 60 * 60 * 1000

/** A certificate and its key, PEM. */
export interface CertificatePair {
  readonly certificate: string
  readonly privateKey: string
}

/** A certificate of `name`, signed by itself or by another one, valid for `days` (fewer than none: it has ended). */
export function certificatePair(
  name: string,
  { by, days = 30 }: { by?: CertificatePair; days?: number } = {},
): CertificatePair {
  const keys = forge.pki.rsa.generateKeyPair(2048)
  const made = forge.pki.createCertificate()
  const subject = [{ name: "commonName", value: name }]
  made.publicKey = keys.publicKey
  made.serialNumber = by ? "02" : "01"
  made.validity.notBefore = new Date(Date.now() - 60 * DAY_MS)
  made.validity.notAfter = new Date(Date.now() + days * DAY_MS)
  made.setSubject(subject)
  made.setIssuer(by ? forge.pki.certificateFromPem(by.certificate).subject.attributes : subject)
  made.setExtensions([
    { name: "basicConstraints", cA: !by },
    { name: "subjectAltName", altNames: [{ type: 2, value: name }] },
  ])
  made.sign(by ? forge.pki.privateKeyFromPem(by.privateKey) : keys.privateKey, forge.md.sha256.create())
  return {
    certificate: forge.pki.certificateToPem(made),
    privateKey: forge.pki.privateKeyToPem(keys.privateKey),
  }
}
