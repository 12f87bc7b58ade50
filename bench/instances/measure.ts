// Started by bench-instances.ts, through tsx like the store processes themselves: it stands on what the tests of several
// instances stand on. Stores, sandbox, Postgres and this process share the machine's cores.
import { SeveralStores } from "../../integration-tests/instances/several-stores"
import type { Section } from "../report/row"
import { handOver } from "../run-script"
import { measureJanitor } from "./janitor"
import { measureNotifications } from "./notifications"

async function measure(): Promise<readonly Section[]> {
  const stores = await SeveralStores.start("assist_bench_instances", 3)
  try {
    return [await measureNotifications(stores), await measureJanitor(stores)]
  } finally {
    await stores.stop()
  }
}

handOver(measure)
