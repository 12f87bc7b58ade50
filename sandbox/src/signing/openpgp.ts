import { createHash, type KeyObject, sign } from "node:crypto"
import type { GatewayKey } from "./gateway-keys.ts"

// OpenPGP (RFC 4880) as far as the one real sample goes: a one-pass signed message, DSA, SHA-1, a literal packet named
// "_CONSOLE" (protocol 8.3). Only writing is needed.

const DSA = 17
const SHA1 = 2
const BINARY = 0x00
const CERTIFICATION = 0x13
const USER_ID = "Assist sandbox <sandbox@assist.invalid>"

/** A signed message with its text inside, as `signature` carries it: base64, no armour. */
export function signedMessage(key: GatewayKey, text: string, now: Date): string {
  const content = Buffer.from(text, "utf8")
  const onePass = Buffer.concat([Buffer.from([3, BINARY, SHA1, DSA]), keyId(key), Buffer.from([1])])
  const name = Buffer.from("_CONSOLE")
  const literal = Buffer.concat([Buffer.from([0x62, name.length]), name, seconds(now), content])
  const signature = signaturePacket(key, BINARY, content, now, [])
  return Buffer.concat([packet(4, onePass), packet(11, literal), packet(2, signature)]).toString("base64")
}

/** The public key as a file `gpg --import` takes, certified by itself. */
export function armouredPublicKey(key: GatewayKey): string {
  const body = publicKeyBody(key)
  const user = Buffer.from(USER_ID)
  const certified = Buffer.concat([keyMaterial(body), Buffer.from([0xb4]), uint32(user.length), user])
  // May certify and sign: subpacket 27.
  const certification = signaturePacket(key, CERTIFICATION, certified, key.createdAt, [Buffer.from([27, 0x03])])
  const bytes = Buffer.concat([packet(6, body), packet(13, user), packet(2, certification)])
  const lines = bytes.toString("base64").match(/.{1,64}/g) ?? []
  const sum = `=${crc24(bytes).toString("base64")}`
  return ["-----BEGIN PGP PUBLIC KEY BLOCK-----", "", ...lines, sum, "-----END PGP PUBLIC KEY BLOCK-----", ""].join(
    "\n",
  )
}

function signaturePacket(key: GatewayKey, type: number, signed: Buffer, now: Date, more: readonly Buffer[]): Buffer {
  const hashed = subpackets([Buffer.concat([Buffer.from([2]), seconds(now)]), ...more])
  const head = Buffer.concat([Buffer.from([4, type, DSA, SHA1]), hashed])
  const trailer = Buffer.concat([Buffer.from([4, 0xff]), uint32(head.length)])
  const whole = Buffer.concat([signed, head, trailer])
  const pair = sign("sha1", whole, { key: key.privateKey, dsaEncoding: "ieee-p1363" })
  const issuer = subpackets([Buffer.concat([Buffer.from([16]), keyId(key)])])
  const start = createHash("sha1").update(whole).digest().subarray(0, 2)
  return Buffer.concat([head, issuer, start, mpi(pair.subarray(0, 20)), mpi(pair.subarray(20))])
}

function publicKeyBody({ publicKey, createdAt }: GatewayKey): Buffer {
  return Buffer.concat([Buffer.from([4]), seconds(createdAt), Buffer.from([DSA]), ...dsaNumbers(publicKey).map(mpi)])
}

const keyMaterial = (body: Buffer) => Buffer.concat([Buffer.from([0x99]), uint16(body.length), body])

const keyId = (key: GatewayKey) =>
  createHash("sha1")
    .update(keyMaterial(publicKeyBody(key)))
    .digest()
    .subarray(12)

/** p, q, g and y of a DSA key, read off its SubjectPublicKeyInfo: Node exports no JWK for DSA. */
function dsaNumbers(key: KeyObject): Buffer[] {
  const [algorithm, bits] = children(children(key.export({ type: "spki", format: "der" }))[0] ?? EMPTY)
  const parameters = children(children(algorithm ?? EMPTY)[1] ?? EMPTY)
  // The first octet of a bit string counts its unused bits.
  const [y] = children((bits ?? EMPTY).subarray(1))
  return [...parameters, y ?? EMPTY]
}

const EMPTY = Buffer.alloc(0)

/** The contents of the DER values that stand in a buffer one after the other. */
function children(der: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (let at = 0; at + 1 < der.length; ) {
    const short = der.readUInt8(at + 1)
    const octets = short > 0x7f ? short & 0x7f : 0
    const length = octets === 0 ? short : der.readUIntBE(at + 2, octets)
    const start = at + 2 + octets
    found.push(der.subarray(start, start + length))
    at = start + length
  }
  return found
}

function packet(tag: number, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0xc0 | tag]), bodyLength(body.length), body])
}

function bodyLength(length: number): Buffer {
  if (length < 192) return Buffer.from([length])
  if (length < 8384) return Buffer.from([((length - 192) >> 8) + 192, (length - 192) & 0xff])
  return Buffer.concat([Buffer.from([0xff]), uint32(length)])
}

function subpackets(bodies: readonly Buffer[]): Buffer {
  const all = Buffer.concat(bodies.flatMap((body) => [bodyLength(body.length), body]))
  return Buffer.concat([uint16(all.length), all])
}

function mpi(value: Buffer): Buffer {
  const start = value.findIndex((byte) => byte !== 0)
  const digits = value.subarray(Math.max(0, start))
  return Buffer.concat([uint16(digits.length * 8 - Math.clz32(digits[0] ?? 0) + 24), digits])
}

function uint16(value: number): Buffer {
  const buffer = Buffer.alloc(2)
  buffer.writeUInt16BE(value)
  return buffer
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32BE(value)
  return buffer
}

const seconds = (date: Date) => uint32(Math.floor(date.getTime() / 1000))

/** The checksum of an armour (RFC 4880, 6.1). */
function crc24(bytes: Buffer): Buffer {
  let crc = 0xb704ce
  for (const byte of bytes) {
    crc ^= byte << 16
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x800000 ? ((crc << 1) ^ 0x1864cfb) & 0xffffff : crc << 1
  }
  const sum = Buffer.alloc(3)
  sum.writeUIntBE(crc & 0xffffff, 0, 3)
  return sum
}
