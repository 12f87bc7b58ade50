// The Medusa store: migrate, seed, start.

import { root } from "../../scripts/ensure-installed.mjs"
import { applePayCertificate } from "./apple-pay-certificate.mjs"
import { builtStoreDir, medusaCli, pluginHash, storeDir } from "./builds.mjs"
import { admin, customer, merchants, storeSecrets } from "./credentials.mjs"
import { readJson, writeJson } from "./json-file.mjs"
import { hashSources } from "./source-hash.mjs"
import { waitForHttp } from "./wait-for-http.mjs"

/** The environment of the store, as an owner would set it. */
export function storeEnv({ paths, addresses, databaseUrl, withPlugin, openOrder }) {
  const secrets = storeSecrets(paths.secrets)
  const applePay = applePayCertificate(paths.applePay)
  const shopOrigins = [addresses.shop, addresses.shop.replace("localhost", "127.0.0.1")].join(",")
  const adminOrigins = [addresses.api, addresses.api.replace("localhost", "127.0.0.1")].join(",")
  return {
    DATABASE_URL: databaseUrl,
    JWT_SECRET: secrets.jwt,
    COOKIE_SECRET: secrets.cookie,
    STORE_CORS: shopOrigins,
    ADMIN_CORS: adminOrigins,
    AUTH_CORS: `${shopOrigins},${adminOrigins}`,
    MEDUSA_DISABLE_TELEMETRY: "1",
    DEMO_WITHOUT_PLUGIN: withPlugin ? "0" : "1",
    DEMO_STORE_FACTS: paths.storeFacts,
    DEMO_ADMIN_EMAIL: admin.email,
    DEMO_ADMIN_PASSWORD: admin.password,
    DEMO_CUSTOMER: JSON.stringify(customer),
    SHOP_URL: addresses.shop,
    BACKEND_URL: addresses.api,
    ASSIST_SERVER_URL: addresses.sandbox,
    ASSIST_OPEN_ORDER: openOrder,
    APPLE_PAY_CERT: applePay.certificate,
    APPLE_PAY_KEY: applePay.privateKey,
    ASSIST_MERCHANT_ID: merchants.main.merchantId,
    ASSIST_LOGIN: merchants.main.login,
    ASSIST_PASSWORD: merchants.main.password,
    ASSIST_SECRET_WORD: merchants.main.secretWord,
    ASSIST_RU_MERCHANT_ID: merchants.ru.merchantId,
    ASSIST_RU_LOGIN: merchants.ru.login,
    ASSIST_RU_PASSWORD: merchants.ru.password,
    ASSIST_RU_SECRET_WORD: merchants.ru.secretWord,
  }
}

// The stamps live beside the database they speak of, and are taken away before the work and written after it.
async function onceFor(paths, name, hash, work) {
  const stamps = readJson(paths.stamps) ?? {}
  if (stamps[name] === hash) return "up to date"
  writeJson(paths.stamps, { ...stamps, [name]: undefined })
  await work()
  writeJson(paths.stamps, { ...readJson(paths.stamps), [name]: hash })
  return undefined
}

/** `medusa db:migrate`, when Medusa's version or the plugin's tables have changed. */
export function migrate(children, { paths, env, withPlugin }) {
  const hash = hashSources(root, ["package-lock.json"], withPlugin ? pluginHash() : "plain")
  return onceFor(paths, "migrated", hash, () =>
    children.run("migrations", [medusaCli, "db:migrate"], { cwd: storeDir, env }),
  )
}

/** Regions, products, key and admin, when the seed or an address that it stores has changed. */
export function seed(children, { paths, env, addresses, withPlugin }) {
  const hash = hashSources(storeDir, ["src"], `${addresses.shop} ${withPlugin}`)
  if (!readJson(paths.storeFacts)) writeJson(paths.stamps, { ...readJson(paths.stamps), seeded: undefined })
  return onceFor(paths, "seeded", hash, () =>
    children.run("seed", [medusaCli, "exec", "./src/scripts/seed.ts"], { cwd: storeDir, env }),
  )
}

/** `medusa start` on the built store, for this machine only: its admin's password is printed for everybody. */
export function startStore(children, { env, addresses, ports, onDeath }) {
  return children.serve("store", [medusaCli, "start", "--host", "127.0.0.1", "--port", String(ports.api)], {
    cwd: builtStoreDir,
    env,
    ready: () => waitForHttp(`${addresses.api}/health`),
    onDeath,
  })
}
