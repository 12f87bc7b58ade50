import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { clockNow } from "./clock.ts"
import type { Config } from "./config.ts"
import { RequestLog } from "./control/request-log.ts"
import { bracketed } from "./http/allowed-host.ts"
import { handleHttp } from "./http/handle-http.ts"
import { ensureDefaultMerchant } from "./merchants/ensure-default-merchant.ts"
import { NotificationSender } from "./notifications/sender.ts"
import { settleOrder } from "./orders/settle.ts"
import { routes } from "./routes.ts"
import type { Sandbox } from "./sandbox.ts"
import { RateLimiter } from "./services/rate-limiter.ts"
import { Store } from "./store/store.ts"
import { BearerTokens } from "./token-api/bearer-tokens.ts"

/** A started sandbox. */
export interface RunningSandbox {
  url: string
  stop(): Promise<void>
}

const SETTLE_EVERY_MS = 500

/** Opens the database, makes sure there is a merchant, and listens. */
export async function startServer(config: Config): Promise<RunningSandbox> {
  const store = await Store.open({ file: config.dataFile, databaseUrl: config.databaseUrl })
  await ensureDefaultMerchant(store, config)
  const sandbox: Sandbox = {
    store,
    sender: new NotificationSender(store),
    requests: new RequestLog(),
    limiter: new RateLimiter(),
    tokens: new BearerTokens(),
    allowedHosts: config.allowedHosts,
    defaultMerchantId: config.merchant.merchantId,
  }
  const server = createServer((message, response) => void handleHttp(sandbox, routes, message, response))
  try {
    await listen(server, config.port, config.host)
  } catch (error) {
    await store.close()
    throw error
  }
  sandbox.sender.start()
  const settling = startSettling(store)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${bracketed(config.host)}:${port}`,
    async stop() {
      clearInterval(settling)
      server.close()
      server.closeAllConnections()
      await sandbox.sender.stop()
      await store.close()
    },
  }
}

/** Timeouts and slow banks happen by themselves, also when nobody looks. */
function startSettling(store: Store): NodeJS.Timeout {
  let busy = false
  return setInterval(async () => {
    if (busy) return
    busy = true
    try {
      await store.work(async (unit) => {
        const now = clockNow()
        for (const order of await unit.openOrders()) await settleOrder(unit, order, now)
      })
    } catch (error) {
      console.error("open orders could not be settled:", error)
    } finally {
      busy = false
    }
  }, SETTLE_EVERY_MS)
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host, () => {
      server.off("error", reject)
      resolve()
    })
  })
}
