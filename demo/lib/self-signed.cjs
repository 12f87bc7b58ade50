// CommonJS, so that Jest's tests (integration-tests/processes/certificates.ts) use it as well as the demo.
const { generateKeyPairSync } = require("node:crypto")
const { md, pki } = require("node-forge")

const DAY_MS = 86_400_000

/**
 * A certificate that vouches for itself, made 60 days ago.
 * @param {string} host
 * @param {number} days until it ends; fewer than none: it has ended
 * @returns {{ cert: string, key: string }}
 */
exports.selfSigned = (host, days) => {
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
