import { existsSync } from "node:fs"
import path from "node:path"
import { root } from "../../scripts/ensure-installed.mjs"
import { merchants } from "./credentials.mjs"
import { DemoError } from "./demo-error.mjs"
import { waitForHttp } from "./wait-for-http.mjs"

const shopName = "Лён и мёд"
const entry = path.join(root, "sandbox", "src", "main.ts")

async function register(addresses, { merchantId, ...merchant }) {
  const answer = await fetch(`${addresses.sandbox}/_control/merchants`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      merchant_id: merchantId,
      merchantName: shopName,
      notificationUrl: addresses.notification,
      ...merchant,
    }),
  })
  if (!answer.ok)
    throw new DemoError(`The sandbox refused the merchant ${merchantId}: ${answer.status} ${await answer.text()}`)
}

/** Starts the Assist sandbox and registers both merchants there. */
export async function startSandbox(children, { paths, addresses, ports, onDeath }) {
  if (!existsSync(entry)) throw new DemoError(`${entry} is missing: the clone is incomplete.`)
  const { merchantId, login, password, secretWord } = merchants.main
  const flags = {
    host: "127.0.0.1", // whatever the environment says
    port: ports.sandbox,
    data: paths.sandbox,
    "merchant-id": merchantId,
    login,
    password,
    "secret-word": secretWord,
    "notification-url": addresses.notification,
  }
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)])
  await children.serve("sandbox", ["--import", "tsx", entry, ...args], {
    cwd: root,
    ready: () => waitForHttp(`${addresses.sandbox}/_control/health`),
    onDeath,
  })
  for (const merchant of Object.values(merchants)) await register(addresses, merchant)
}
