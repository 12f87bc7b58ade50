import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { OPTIONS } from "../world/container"
import type { Collection, LinkBooks } from "./link-books"
import type { LinkLedger } from "./link-ledger"
import { readLinks } from "./link-queries"

const kopecks = (amount: unknown) => Math.round(Number(String(amount)) * 100)

/** What the plugin's followers resolve, over the books of an order that is paid through links. */
export function linkContainer(books: () => LinkBooks, ledger: LinkLedger, logger: object): MedusaContainer {
  const services: Record<string, unknown> = {
    [ContainerRegistrationKeys.CONFIG_MODULE]: {
      modules: {
        [Modules.PAYMENT]: {
          options: { providers: [{ resolve: "./src/providers/assist", id: "main", options: OPTIONS }] },
        },
      },
    },
    [ContainerRegistrationKeys.LOGGER]: logger,
    [ContainerRegistrationKeys.PG_CONNECTION]: ledger,
    [ContainerRegistrationKeys.QUERY]: {
      graph: async ({ entity, filters }: { entity: string; filters: Record<string, string> }) => ({
        data: readLinks(books(), entity, filters),
      }),
    },
    [Modules.PAYMENT]: {
      cancelPayment: (id: string) => books().cancelPayment(id),
      authorizePaymentSession: (id: string) => books().authorize(id),
      createPaymentSession: async (collection: string, { amount }: { amount: unknown }) =>
        books().makeSession(collection, kopecks(amount), false),
      refundPayment: ({ payment_id, amount, metadata }: RefundInput) =>
        books().refundByModule(payment_id, kopecks(amount), metadata ?? null),
      deleteCaptures: async (ids: string[]) => books().removeRows(ids),
      deleteRefunds: async (ids: string[]) => books().removeRows(ids),
      updatePaymentCollections: async (id: string, change: Partial<Collection> & { amount?: unknown }) => {
        const collection = books().collections.find((one) => one.id === id) as Collection
        if (change.amount !== undefined) collection.sum = kopecks(change.amount)
        if (change.status !== undefined) collection.status = change.status
        if (change.metadata) collection.metadata = { ...collection.metadata, ...change.metadata }
      },
      updatePaymentSession: async ({ id, status }: { id: string; status: string }) =>
        Object.assign(books().sessions.find((one) => one.id === id) ?? {}, { status }),
    },
    [Modules.ORDER]: {
      addOrderTransactions: async (rows: { amount: unknown; reference: string; reference_id: string }[]) => {
        for (const { amount, reference, reference_id } of rows) books().tell(reference, reference_id, kopecks(amount))
      },
      retrieveOrder: async () => ({ version: 1 }),
      listOrderTransactions: async () => books().transactions,
      // Core loses nothing of it here: changes of this order come one after the other.
      listOrderSummaries: async () => [],
      softDeleteOrderTransactions: async (ids: string[]) => {
        books().transactions = books().transactions.filter(({ id }) => !ids.includes(id))
      },
    },
    [Modules.EVENT_BUS]: { emit: async () => undefined },
    get model() {
      return books()
    },
  }
  return {
    resolve: (key: string) => {
      if (!(key in services)) throw new Error(`the model has no ${key}`)
      return services[key]
    },
  } as unknown as MedusaContainer
}

interface RefundInput {
  payment_id: string
  amount: unknown
  metadata?: Record<string, unknown>
}

/** Core's workflows a follower runs on such an order. */
export function linkFlows() {
  type Resolver = { resolve(key: string): LinkBooks }
  const books = (container: Resolver) => container.resolve("model")
  return {
    completeCartWorkflowId: "complete-cart",
    capturePaymentWorkflow: (container: Resolver) => ({
      run: ({ input }: { input: { payment_id: string; amount?: string; is_captured?: boolean } }) =>
        books(container).capture(
          input.payment_id,
          input.amount === undefined ? undefined : kopecks(input.amount),
          input.is_captured,
        ),
    }),
    refundPaymentWorkflow: (container: Resolver) => ({
      run: ({ input }: { input: RefundInput }) =>
        books(container).refund(input.payment_id, kopecks(input.amount), input.metadata ?? null),
    }),
    createOrderPaymentCollectionWorkflow: (container: Resolver) => ({
      run: async ({ input }: { input: { amount: unknown } }) => ({
        result: [books(container).askFor(kopecks(input.amount))],
      }),
    }),
  }
}
