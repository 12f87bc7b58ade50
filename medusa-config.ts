// Boots this repository as a store for development and for the integration tests. It is not published: a store's
// own medusa-config lists the plugin by its package name instead (README, "Install").
import { defineConfig, loadEnv } from "@medusajs/framework/utils"

loadEnv(process.env.NODE_ENV ?? "development", process.cwd())

const backendUrl = process.env.ASSIST_BACKEND_URL ?? "http://localhost:9000"
const shopUrl = process.env.ASSIST_SHOP_URL ?? "http://localhost:8000"

const merchant = {
  serverUrl: process.env.ASSIST_SERVER_URL ?? "http://127.0.0.1:4010",
  merchantId: process.env.ASSIST_MERCHANT_ID ?? "123456",
  login: process.env.ASSIST_LOGIN ?? "shoplogin",
  password: process.env.ASSIST_PASSWORD ?? "Passw0rd1",
  secretWord: process.env.ASSIST_SECRET_WORD ?? "s3cr3t-word",
  backendUrl,
  returnUrls: {
    success: `${shopUrl}/order/{order_id}/confirmed`,
    failure: `${shopUrl}/checkout?payment=failed`,
    pending: `${shopUrl}/checkout?payment=pending`,
  },
  ...JSON.parse(process.env.ASSIST_EXTRA_OPTIONS ?? "{}"),
}

/** Several processes of one store share their events, workflows, locks and cache (docs/several-instances.md). */
function sharedThrough(redisUrl: string | undefined) {
  if (!redisUrl) return []
  return [
    { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl } },
    { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl } } },
    {
      resolve: "@medusajs/medusa/locking",
      options: {
        providers: [
          { resolve: "@medusajs/medusa/locking-redis", id: "locking-redis", is_default: true, options: { redisUrl } },
        ],
      },
    },
    {
      resolve: "@medusajs/medusa/caching",
      options: {
        providers: [
          { resolve: "@medusajs/caching-redis", id: "caching-redis", is_default: true, options: { redisUrl } },
        ],
      },
    },
  ]
}

/** Further merchants, e.g. for tests of a server that does not answer: `{ "<id>": { ...options that differ } }`. */
const further: Record<string, object> = JSON.parse(process.env.ASSIST_EXTRA_PROVIDERS ?? "{}")

export default defineConfig({
  admin: { disable: process.env.MEDUSA_ADMIN === "off" },
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    workerMode: (process.env.MEDUSA_WORKER_MODE ?? "shared") as "shared" | "server" | "worker",
    ...(process.env.REDIS_URL ? { redisUrl: process.env.REDIS_URL } : {}),
    http: {
      storeCors: process.env.STORE_CORS ?? shopUrl,
      adminCors: process.env.ADMIN_CORS ?? backendUrl,
      authCors: process.env.AUTH_CORS ?? `${shopUrl},${backendUrl}`,
      jwtSecret: process.env.JWT_SECRET ?? "development-only",
      cookieSecret: process.env.COOKIE_SECRET ?? "development-only",
    },
  },
  modules: [
    // As "project plugin" a repository's own modules are not found by themselves (contract section 5).
    { resolve: "./src/modules/assist" },
    {
      resolve: "@medusajs/medusa/payment",
      options: {
        providers: [
          { resolve: "./src/providers/assist", id: "main", options: merchant },
          {
            resolve: "./src/providers/assist",
            id: "one",
            options: {
              ...merchant,
              merchantId: "654321",
              secretWord: "another-word",
              capture: true,
              captureOn: "manual",
              ...JSON.parse(process.env.ASSIST_EXTRA_OPTIONS_ONE ?? "{}"),
            },
          },
          ...Object.entries(further).map(([id, options]) => ({
            resolve: "./src/providers/assist",
            id,
            options: { ...merchant, ...options },
          })),
        ],
      },
    },
    ...sharedThrough(process.env.REDIS_URL),
  ],
})
