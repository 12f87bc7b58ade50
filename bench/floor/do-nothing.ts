import {
  AbstractPaymentProvider,
  ModuleProvider,
  Modules,
  PaymentActions,
  PaymentSessionStatus,
} from "@medusajs/framework/utils"

/**
 * Says yes to everything, at once, and money is taken with the payment: what a capture costs with it, Medusa itself costs. For
 * comparison only. It stands in a store of the bench.
 */
class DoNothing extends AbstractPaymentProvider {
  static override identifier = "nothing"

  // Core's is protected, and a module's services are made from outside.
  constructor(cradle: Record<string, unknown>, options: Record<string, unknown>) {
    super(cradle, options)
  }

  async initiatePayment() {
    return { id: "nothing", data: {} }
  }

  async authorizePayment() {
    return { status: PaymentSessionStatus.CAPTURED, data: {} }
  }

  async getPaymentStatus() {
    return { status: PaymentSessionStatus.CAPTURED, data: {} }
  }

  async getWebhookActionAndData() {
    return { action: PaymentActions.NOT_SUPPORTED }
  }

  async capturePayment() {
    return { data: {} }
  }

  async refundPayment() {
    return { data: {} }
  }

  async cancelPayment() {
    return { data: {} }
  }

  async deletePayment() {
    return { data: {} }
  }

  async retrievePayment() {
    return { data: {} }
  }

  async updatePayment() {
    return { data: {} }
  }
}

export default ModuleProvider(Modules.PAYMENT, { services: [DoNothing] })
