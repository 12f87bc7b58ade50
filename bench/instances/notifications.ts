import { Pool } from "undici"
import type { SeveralStores } from "../../integration-tests/instances/several-stores"
import { notificationBody } from "../../integration-tests/support/notification-body"

const ORDERS = 30
const SECONDS = 8
const SENDERS = 16

/** Notifications of held orders, taken by one, two and three processes; every message is verified, stored and confirmed. */
export async function measureNotifications(stores: SeveralStores): Promise<void> {
  const orderNumbers: string[] = []
  for (let n = 0; n < ORDERS; n++) orderNumbers.push((await stores.heldOrder()).session.number)
  const pools = stores.instances.map(({ store }) => new Pool(store.url, { connections: SENDERS }))
  console.log("| notifications sent to | taken per second |")
  console.log("| --- | --- |")
  let sent = 0
  const flood = async (count: number, seconds: number) => {
    const until = performance.now() + seconds * 1000
    let taken = 0
    const sender = async (own: number) => {
      for (; performance.now() < until; taken++) {
        const orderNumber = orderNumbers[sent++ % ORDERS] as string
        const { statusCode, body } = await (pools[own % count] as Pool).request({
          path: "/hooks/assist",
          method: "POST",
          headers: { "content-type": "application/x-www-form-urlencoded" },
          body: notificationBody(orderNumber, { packetdate: `no ${sent}` }),
        })
        if (statusCode !== 200) throw new Error(`${statusCode} ${await body.text()}`)
        await body.dump()
      }
    }
    await Promise.all(Array.from({ length: SENDERS }, (_, own) => sender(own)))
    return taken / seconds
  }
  await flood(pools.length, 2) // warm
  for (const count of [1, 2, 3]) {
    const rate = await flood(count, SECONDS)
    console.log(`| ${count} ${count === 1 ? "process" : "processes"} | ${rate.toFixed(0)} |`)
  }
  console.log("")
  await Promise.all(pools.map((pool) => pool.close()))
}
