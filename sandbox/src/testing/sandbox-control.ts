import type {
  LedgerOrder,
  NewOrder,
  Payment,
  SandboxMerchant,
  SentNotification,
  WaitingFault,
} from "../control/control-api.ts"
import type { LoggedRequest } from "../control/request-log.ts"
import type { CallFault, FaultService, NotificationFault } from "../faults/fault.ts"
import type { MerchantSettings } from "../merchants/merchant-settings.ts"

/** What a merchant does by hand in Assist's cabinet, and what time does. */
export type CabinetAction = "charge" | "cancel" | "timeout" | "expire_hold"

/** How it is done there. */
export interface CabinetOptions {
  /** The whole when left out. */
  amount?: string
  /** Whether the shop is told; true when left out. */
  notify?: boolean
  /** Of a charge: the rest of the hold is let go of at once. */
  autodeposit?: boolean
  /** It happened so long ago, or Assist's clock is behind. */
  minutes_old?: number
}

/** A sandbox told what to do, over its control API. Calls that are refused throw an Error with the sandbox's reason. */
export class SandboxControl {
  /**
   * @param url where the sandbox is, such as `http://127.0.0.1:4010`
   * @param waits until the shop has answered what it is told of; false: notifications are sent in their own time
   */
  constructor(
    readonly url: string,
    private readonly waits = true,
  ) {}

  /** Every attempt under an order number, oldest first. */
  async orders(orderNumber: string): Promise<LedgerOrder[]> {
    return (await this.call<{ orders: LedgerOrder[] }>("GET", `orders?ordernumber=${encode(orderNumber)}`)).orders
  }

  /** The only attempt under an order number. */
  async order(orderNumber: string): Promise<LedgerOrder> {
    const orders = await this.orders(orderNumber)
    if (orders.length !== 1 || !orders[0])
      throw new Error(`expected one attempt for ${orderNumber}, found ${orders.length}`)
    return orders[0]
  }

  /** An order as if its shopper had come; paid when a card or another means is named. */
  createOrder(order: NewOrder): Promise<LedgerOrder> {
    return this.call("POST", "orders", order)
  }

  /** Pays the open attempt as the shopper would on the page, and waits until the shop has answered its notification. */
  async payOrder(orderNumber: string, payment: Payment = {}): Promise<LedgerOrder> {
    const order = await this.call<LedgerOrder>("POST", "pay", { ordernumber: orderNumber, ...payment })
    if (payment.notify !== false && this.waits) await this.flush()
    return order
  }

  /** What a merchant does in Assist's cabinet; waits until the shop has answered its notification. */
  async cabinet(billnumber: string, what: CabinetAction, how: CabinetOptions = {}): Promise<LedgerOrder> {
    const order = await this.call<LedgerOrder>("POST", `orders/${encode(billnumber)}/${what}`, how)
    if (how.notify !== false && this.waits) await this.flush()
    return order
  }

  /** Notifications of an order number, or all. */
  async notifications(orderNumber?: string): Promise<SentNotification[]> {
    const where = orderNumber === undefined ? "notifications" : `notifications?ordernumber=${encode(orderNumber)}`
    return (await this.call<{ notifications: SentNotification[] }>("GET", where)).notifications
  }

  /** Sends every notification that waits, and waits for the answers. */
  async flush(): Promise<void> {
    await this.call("POST", "notifications/flush", {})
  }

  /** Sends a notification once more, whatever was answered to it, and waits for the answer. */
  resend(notificationId: number): Promise<SentNotification> {
    return this.call("POST", `notifications/${notificationId}/resend`, {})
  }

  /** The next calls of a service go wrong in this way: one, or `times`, of any order or of one. */
  fault(
    service: FaultService,
    kind: CallFault | NotificationFault,
    more: { times?: number; ordernumber?: string; delayMs?: number } = {},
  ): Promise<WaitingFault> {
    return this.call("POST", "faults", { service, kind, ...more })
  }

  /** Faults that still wait for their calls. */
  async faults(): Promise<WaitingFault[]> {
    return (await this.call<{ faults: WaitingFault[] }>("GET", "faults")).faults
  }

  /** Ends all faults, or those of one order. */
  async clearFaults(orderNumber?: string): Promise<void> {
    if (orderNumber === undefined) return void (await this.call("DELETE", "faults"))
    for (const { id, ordernumber } of await this.faults())
      if (ordernumber === orderNumber) await this.call("DELETE", `faults?id=${id}`)
  }

  /** What Assist was asked for, oldest first, of all services or of one; secrets are masked. */
  async requests(service?: FaultService): Promise<LoggedRequest[]> {
    const where = service === undefined ? "requests" : `requests?service=${service}`
    return (await this.call<{ requests: LoggedRequest[] }>("GET", where)).requests
  }

  /** Forgets what Assist was asked for. */
  async clearRequests(): Promise<void> {
    await this.call("DELETE", "requests")
  }

  /** Changes settings of the default merchant, or of another one; tells all of them. */
  settings(settings: Partial<MerchantSettings>, merchantId?: string): Promise<MerchantSettings> {
    return this.call("POST", merchantId === undefined ? "settings" : `settings?merchant_id=${merchantId}`, settings)
  }

  /** Adds a merchant, or changes one. */
  merchant(
    merchant: { merchant_id: string; login?: string; password?: string; currency?: string } & Partial<MerchantSettings>,
  ): Promise<SandboxMerchant> {
    return this.call("POST", "merchants", merchant)
  }

  /** The public keys that replies and notifications are signed with: RSA as PEM, OpenPGP as a key block. */
  keys(): Promise<{ rsa: string; pgp: string }> {
    return this.call("GET", "keys")
  }

  /** Moves Assist's time ahead of the machine's, until the next reset. */
  async clock(aheadMs: number): Promise<Date> {
    return new Date((await this.call<{ now: string }>("POST", "clock", { ahead_seconds: aheadMs / 1000 })).now)
  }

  /** Forgets everything but merchants and their settings; no fault is left, and the clock is right again. */
  async reset(): Promise<void> {
    await this.call("POST", "reset", {})
    await this.clearRequests()
    await this.clearFaults()
  }

  private async call<T>(method: string, where: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.url}/_control/${where}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`sandbox: ${method} ${where} -> ${response.status} ${text}`)
    return JSON.parse(text || "{}") as T
  }
}

const encode = encodeURIComponent
