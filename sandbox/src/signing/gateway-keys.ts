import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from "node:crypto"
import { promisify } from "node:util"
import type { Unit } from "../store/unit.ts"

/** A key pair of the gateway. */
export interface GatewayKey {
  privateKey: KeyObject
  publicKey: KeyObject
  createdAt: Date
}

/** What the gateway signs with: RSA, and DSA for OpenPGP as in the one real sample (protocol 8.3). */
export type KeyName = "rsa" | "dsa"

const generate = promisify(generateKeyPair)
/** Opened keys: reading a PEM costs more than a signature is worth waiting for. */
const opened = new Map<string, GatewayKey>()

/** The gateway's key, made at first use, so that a sandbox nobody asks to sign starts as fast as ever. */
export async function gatewayKey(unit: Unit, name: KeyName): Promise<GatewayKey> {
  const row = await unit.keys.find(name)
  if (row) {
    const known = opened.get(row.privateKey)
    if (known) return known
    const key = open(row.privateKey, row.createdAt)
    opened.set(row.privateKey, key)
    return key
  }
  const privateKey = (await newKey(name)).export({ type: "pkcs8", format: "pem" }).toString()
  const createdAt = new Date().toISOString()
  await unit.keys.add({ name, privateKey, createdAt })
  return open(privateKey, createdAt)
}

async function newKey(name: KeyName): Promise<KeyObject> {
  const pair =
    name === "rsa"
      ? await generate("rsa", { modulusLength: 2048 })
      : await generate("dsa", { modulusLength: 1024, divisorLength: 160 })
  return pair.privateKey
}

function open(pem: string, createdAt: string): GatewayKey {
  const privateKey = createPrivateKey(pem)
  return { privateKey, publicKey: createPublicKey(privateKey), createdAt: new Date(createdAt) }
}
