// The demo's own names and passwords: printed at the end, worth nothing anywhere else.
import { randomBytes } from "node:crypto"
import { readJson, writeJson } from "./json-file.mjs"

export const admin = { email: "admin@shop.test", password: "supersecret" }

/** Somebody who has an account in the shop: only they store cards and subscribe. */
export const customer = { email: "yanka@shop.test", password: "linen-and-honey", firstName: "Янка", lastName: "Сорока" }

/** The merchants registered at the sandbox: one per currency, as Assist does it. */
export const merchants = {
  main: { merchantId: "123456", login: "shoplogin", password: "Passw0rd1", secretWord: "s3cr3t-word", currency: "BYN" },
  ru: {
    merchantId: "654321",
    login: "shoplogin_ru",
    password: "Passw0rd2",
    secretWord: "s3cr3t-word-ru",
    currency: "RUB",
  },
}

/** Keys that sign the admin's sessions: random, and kept so that a restart does not log everybody out. */
export function storeSecrets(file) {
  const known = readJson(file)
  if (known?.jwt && known?.cookie) return known
  const made = { jwt: randomBytes(32).toString("hex"), cookie: randomBytes(32).toString("hex") }
  writeJson(file, made)
  return made
}
