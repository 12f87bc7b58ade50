import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  CancelPaymentInput,
  CancelPaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  CreateAccountHolderInput,
  CreateAccountHolderOutput,
  DeleteAccountHolderInput,
  DeleteAccountHolderOutput,
  DeletePaymentInput,
  DeletePaymentMethodInput,
  DeletePaymentMethodOutput,
  DeletePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  ListPaymentMethodsInput,
  ListPaymentMethodsOutput,
  ProviderWebhookPayload,
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  SavePaymentMethodOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from "@medusajs/framework/types"
import { AbstractPaymentProvider, MedusaError, PaymentActions, PaymentSessionStatus } from "@medusajs/framework/utils"
import type { Money } from "../../gateway"
import { medusaMoney } from "../../medusa/amounts"
import type { PaymentCradle } from "../../medusa/payment-cradle"
import { storeContainer } from "../../medusa/store-container"
import { merchantFor } from "../../merchant/merchant"
import { parseOptions } from "../../merchant/options"
import type { AssistProviderOptions } from "../../merchant/provider-options"
import { orderNumberOfSession } from "../../merchant/session-order-number"
import { Ledger } from "../../modules/assist/ledger/ledger"
import { SessionStore } from "../../modules/assist/ledger/session-store"
import type { OrderContext } from "../../operations/context"
import { toMedusaError, toShopperError } from "../../operations/errors"
import { type Said, saying } from "../../refusals/saying"
import { authorize } from "./hooks/authorize"
import { cancel } from "./hooks/cancel"
import { capture } from "./hooks/capture"
import { refund } from "./hooks/refund"
import { retrieve, status } from "./hooks/retrieve"
import { createHolder, deleteHolder, deleteMethod, listMethods, saveMethod } from "./hooks/stored-cards"
import { assistSum, sessionData } from "./session-data"

/**
 * Medusa's payment provider for one Assist merchant (`pp_assist_<id>`). It translates: what core calls its hooks
 * with, into wishes about an order at Assist, and back. Every error that leaves a hook is a `MedusaError`.
 */
export class AssistPaymentProvider extends AbstractPaymentProvider<AssistProviderOptions> {
  static override identifier = "assist"

  /** Runs at boot, for every provider entry. Throws MedusaError naming each wrong option and its mend. */
  static override validateOptions(options: Record<string, unknown>): void {
    parseOptions(options)
  }

  private readonly cradle: PaymentCradle
  private context: OrderContext | undefined

  constructor(cradle: Record<string, unknown>, options: AssistProviderOptions) {
    super(cradle, options)
    this.cradle = cradle as unknown as PaymentCradle
  }

  // Built on first use: core creates the instance lazily and allows no work in its constructor (contract section 4).
  private get orderContext(): OrderContext {
    this.context ??= {
      merchant: merchantFor(parseOptions(this.config)),
      ledger: new Ledger(this.cradle.__pg_connection__),
      logger: this.cradle.logger,
      // Read each time: the store's modules are linked after the provider may have been built.
      get container() {
        return storeContainer()
      },
    }
    return this.context
  }

  /** No call to Assist: the order is created there when the shopper goes to pay, so no timeout runs before. */
  override async initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    return await this.attemptForShopper("The payment could not be prepared", async () => {
      const id = input.context?.idempotency_key
      if (!id)
        throw new MedusaError(MedusaError.Types.INVALID_DATA, "Medusa passed no session id (context.idempotency_key).")
      const { options } = this.orderContext.merchant
      const number = orderNumberOfSession(id, options.orderNumberPrefix)
      const data = sessionData(options, id, number, payableMoney(input))
      await this.noteCustomer(id, input)
      return { id, data, status: PaymentSessionStatus.PENDING }
    })
  }

  /**
   * Core puts the customer into this context only for one who is logged in, from the request's own authentication (contract
   * 1.1). A cart's customer says nothing about who is there: core links a cart to an account by an e-mail that anybody can
   * type.
   */
  private async noteCustomer(sessionId: string, { context }: InitiatePaymentInput): Promise<void> {
    const customerId = context?.customer?.id
    if (!customerId) return
    const sessions = new SessionStore(this.cradle.__pg_connection__)
    await sessions.note(sessionId, customerId)
  }

  override async updatePayment(input: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    // Core merges it into the session's data: number and address stay (contract 1.1).
    return await this.attemptForShopper("The payment could not be updated", async () => ({
      data: assistSum(this.orderContext.merchant.options.merchantId, payableMoney(input)),
    }))
  }

  /**
   * Never releases money and never throws. Core deletes sessions that are already paid (contract trap 6), and a
   * throw leaves the cart's collection with a wrong sum (trap 7). A payment that arrives for a deleted session is
   * given back when it arrives.
   */
  override async deletePayment(input: DeletePaymentInput): Promise<DeletePaymentOutput> {
    return { data: input.data ?? {} }
  }

  override async authorizePayment(input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    return await this.attemptForShopper("The payment could not be authorized", () =>
      authorize(this.orderContext, this.cradle, input),
    )
  }

  override async capturePayment(input: CapturePaymentInput): Promise<CapturePaymentOutput> {
    return await this.attempt(saying("capture_failed"), () => capture(this.orderContext, this.cradle, input))
  }

  override async refundPayment(input: RefundPaymentInput): Promise<RefundPaymentOutput> {
    return await this.attempt(saying("refund_failed"), () => refund(this.orderContext, this.cradle, input))
  }

  override async cancelPayment(input: CancelPaymentInput): Promise<CancelPaymentOutput> {
    return await this.attempt(saying("release_failed"), () => cancel(this.orderContext, this.cradle, input))
  }

  override async retrievePayment(input: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    return await this.attemptForShopper("The payment could not be read", () => retrieve(this.orderContext, input))
  }

  override async getPaymentStatus(input: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    return await this.attemptForShopper("The payment could not be read", () => status(this.orderContext, input))
  }

  // Core warns in the log about every hook of stored cards that is missing, at each session of a customer.

  async createAccountHolder(input: CreateAccountHolderInput): Promise<CreateAccountHolderOutput> {
    return createHolder(this.orderContext.merchant, input)
  }

  async deleteAccountHolder(input: DeleteAccountHolderInput): Promise<DeleteAccountHolderOutput> {
    await this.attempt(saying("cards_failed"), () => deleteHolder(this.orderContext.merchant, input))
    return {}
  }

  async listPaymentMethods(input: ListPaymentMethodsInput): Promise<ListPaymentMethodsOutput> {
    return await this.attemptForShopper("The stored cards could not be read", () =>
      listMethods(this.orderContext.merchant, input),
    )
  }

  async deletePaymentMethod(input: DeletePaymentMethodInput): Promise<DeletePaymentMethodOutput> {
    return await this.attemptForShopper("The stored card could not be removed", () =>
      deleteMethod(this.orderContext.merchant, input),
    )
  }

  async savePaymentMethod(): Promise<SavePaymentMethodOutput> {
    return saveMethod()
  }

  /**
   * Medusa's own webhook route asks what a notification means, and is told nothing: for a session that is gone core
   * would complete a stranger's cart (contract trap 2), and for a payment it knows it would capture again (trap 12).
   * The plugin's subscriber to the same event verifies the message and applies all of it.
   */
  override async getWebhookActionAndData(_payload: ProviderWebhookPayload["payload"]): Promise<WebhookActionResult> {
    return { action: PaymentActions.NOT_SUPPORTED }
  }

  /** For hooks that the storefront's requests reach. */
  private attemptForShopper<T>(what: string, work: () => Promise<T>): Promise<T> {
    return this.translated(work, (error) => toShopperError(error, what, this.cradle.logger))
  }

  private attempt<T>(what: Said, work: () => Promise<T>): Promise<T> {
    return this.translated(work, (error) => toMedusaError(error, what))
  }

  private async translated<T>(work: () => Promise<T>, translate: (error: unknown) => Error): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw translate(error)
    }
  }
}

function payableMoney({ amount, currency_code }: Pick<InitiatePaymentInput, "amount" | "currency_code">): Money {
  const money = medusaMoney(amount, currency_code)
  if (money.amount === 0)
    throw new MedusaError(MedusaError.Types.INVALID_DATA, "There is nothing to pay: Assist takes sums from 0.01 up.")
  return money
}
