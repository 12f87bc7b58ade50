import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { Core } from "./core"
import type { MemoryLedger } from "./memory-ledger"

export const OPTIONS = {
  serverUrl: "http://assist.test",
  merchantId: "123456",
  login: "shoplogin",
  password: "Passw0rd1",
  secretWord: "s3cr3t-word",
  backendUrl: "http://shop.test",
  wallets: { googlePay: {} },
  returnUrls: { success: "http://shop.test/ok", failure: "http://shop.test/no" },
}

/** Core's own numbers among them turn into decimal strings. */
const kopecks = (amount: unknown) => Math.round(Number(String(amount)) * 100)

/** A store's configuration with one Assist merchant, as in medusa-config. Merchants are remembered by this object. */
const config = () => ({
  modules: {
    [Modules.PAYMENT]: {
      options: { providers: [{ resolve: "./src/providers/assist", id: "main", options: OPTIONS }] },
    },
  },
})

/** What the plugin's followers resolve, over the model's books. */
export function containerOf(core: Core, ledger: MemoryLedger, logger: object): MedusaContainer {
  const services: Record<string, unknown> = {
    [ContainerRegistrationKeys.CONFIG_MODULE]: config(),
    [ContainerRegistrationKeys.LOGGER]: logger,
    [ContainerRegistrationKeys.PG_CONNECTION]: ledger,
    [ContainerRegistrationKeys.QUERY]: {
      graph: async ({ entity }: { entity: string }) => ({ data: core.read(entity) }),
    },
    [Modules.WORKFLOW_ENGINE]: {
      run: async () => {
        try {
          await core.completeCart()
          return { errors: [] }
        } catch (error) {
          return { errors: [{ error }] }
        }
      },
    },
    [Modules.PAYMENT]: {
      cancelPayment: () => core.cancelPayment(),
      authorizePaymentSession: () => core.authorize(),
      refundPayment: ({ amount, metadata }: { amount: string; metadata?: Record<string, unknown> }) =>
        core.refundByModule(kopecks(amount), metadata ?? null),
      deleteCaptures: async (ids: string[]) => core.removeRows(ids),
      deleteRefunds: async (ids: string[]) => core.removeRows(ids),
      updatePaymentCollections: async () => undefined,
      updatePaymentSession: async ({ status }: { status: string }) => Object.assign(core.session, { status }),
    },
    [Modules.ORDER]: {
      addOrderTransactions: async (rows: { amount: unknown; reference: "refund"; reference_id: string }[]) => {
        for (const { amount, reference, reference_id } of rows) core.tell(reference, reference_id, kopecks(amount))
      },
      retrieveOrder: async () => ({ version: 1 }),
      softDeleteOrderTransactions: async (ids: string[]) => core.untell(ids),
      listOrderTransactions: async () => core.transactions,
      listOrderSummaries: async () => [{ id: "ordsum_1", totals: { transaction_total: core.inSummary / 100 } }],
      updateOrderSummaries: async ([{ totals }]: [{ totals: { transaction_total: unknown } }]) => {
        core.inSummary = kopecks(totals.transaction_total)
      },
    },
    [Modules.EVENT_BUS]: { emit: async () => undefined },
    model: core,
  }
  return {
    resolve: (key: string) => {
      if (!(key in services)) throw new Error(`the model has no ${key}`)
      return services[key]
    },
  } as unknown as MedusaContainer
}
