import { setTimeout as sleep } from "node:timers/promises"
import { clockNow } from "../clock.ts"
import type { MerchantRow, NotificationRow } from "../store/rows.ts"
import type { Store } from "../store/store.ts"
import { encodeForm, encodeText } from "./charset.ts"
import { type Answer, readAnswer } from "./read-answer.ts"
import { nextInterval } from "./schedule.ts"
import { soapMessage } from "./soap-message.ts"

/** setTimeout's own limit is near 25 days; an hour is often enough. */
const MAX_WAIT_MS = 60 * 60 * 1000
/** A pause after an unexpected failure, such as a database that is away for a moment. */
const AFTER_DEFECT_MS = 1000
const MAX_ANSWER = 64 * 1024

/** Delivers notifications: first deliveries of one OrderNumber in order, orders side by side. */
export class NotificationSender {
  readonly #store: Store
  readonly #sending = new Map<number, Promise<void>>()
  readonly #lines = new Map<string, Promise<void>>()
  readonly #stopped = new AbortController()
  #timer: NodeJS.Timeout | null = null

  constructor(store: Store) {
    this.#store = store
    store.onNotified = () => void this.#sendDue()
  }

  /** Starts looking for due notifications, those of an earlier run included. */
  start(): void {
    void this.#sendDue()
  }

  /** Gives up deliveries under way and waits until none is. They stay pending and go on after a restart. */
  async stop(): Promise<void> {
    this.#stopped.abort()
    if (this.#timer) clearTimeout(this.#timer)
    await Promise.allSettled(this.#sending.values())
  }

  /** Tries every pending notification once, those held back last, and waits for the answers. */
  async flush(): Promise<void> {
    const pending = await this.#store.work((unit) => unit.pendingNotifications())
    const heldBack = pending.filter((row) => row.fault === "reorder" && row.attempts === 0)
    const rest = pending.filter((row) => !heldBack.includes(row))
    await Promise.allSettled(rest.map((row) => this.#attemptSince(row)))
    await Promise.allSettled(heldBack.map((row) => this.#attemptSince(row)))
  }

  /** Waits for an attempt that `seen` does not count yet: the one under way, or another where that had just ended. */
  async #attemptSince(seen: NotificationRow): Promise<void> {
    await this.#send(seen.id)
    const row = await this.#store.work((unit) => unit.notification(seen.id))
    if (row?.state === "pending" && row.attempts === seen.attempts) await this.#send(seen.id)
  }

  /** Sends one notification now, whatever its state, as the cabinet's button does. */
  async resend(id: number): Promise<void> {
    await this.#store.work(async (unit) => {
      const row = await unit.notification(id)
      const nextAttemptAt = clockNow().toISOString()
      if (row) await unit.saveNotification({ ...row, state: "pending", fault: null, nextAttemptAt })
    })
    await this.#send(id)
  }

  async #sendDue(): Promise<void> {
    if (this.#stopped.signal.aborted) return
    try {
      const due = await this.#store.work((unit) => unit.pendingNotifications(clockNow()))
      for (const row of due) void this.#send(row.id)
      await this.#setTimer()
    } catch (error) {
      if (this.#stopped.signal.aborted) return
      console.error("notifications could not be read:", error)
      this.#timer = setTimeout(() => void this.#sendDue(), AFTER_DEFECT_MS)
    }
  }

  /** Looks again when the next one is due. Those being sent set the timer themselves when they are done. */
  async #setTimer(): Promise<void> {
    const pending = await this.#store.work((unit) => unit.pendingNotifications())
    const times = pending.flatMap((row) =>
      row.nextAttemptAt && !this.#sending.has(row.id) ? [new Date(row.nextAttemptAt).getTime()] : [],
    )
    if (this.#timer) clearTimeout(this.#timer)
    if (times.length === 0 || this.#stopped.signal.aborted) return
    const waitMs = Math.min(MAX_WAIT_MS, Math.max(1, Math.min(...times) - Date.now()))
    this.#timer = setTimeout(() => void this.#sendDue(), waitMs)
  }

  #send(id: number): Promise<void> {
    const running = this.#sending.get(id)
    if (running) return running
    const sending = this.#inLine(id)
      .catch(async (error: unknown) => {
        if (this.#stopped.signal.aborted) return
        console.error(`notification ${id} could not be sent:`, error)
        await sleep(AFTER_DEFECT_MS, undefined, { signal: this.#stopped.signal }).catch(() => undefined)
      })
      .finally(() => {
        this.#sending.delete(id)
        void this.#sendDue()
      })
    this.#sending.set(id, sending)
    return sending
  }

  /** Waits for earlier deliveries of the same order, so nothing is reordered unless a fault asks for it. */
  async #inLine(id: number): Promise<void> {
    const row = await this.#store.work((unit) => unit.notification(id))
    if (!row) return
    const before = this.#lines.get(row.orderNumber) ?? Promise.resolve()
    const mine = before.then(() => this.#deliver(id))
    const settled = mine.catch(() => undefined)
    this.#lines.set(row.orderNumber, settled)
    void settled.then(() => {
      if (this.#lines.get(row.orderNumber) === settled) this.#lines.delete(row.orderNumber)
    })
    await mine
  }

  async #deliver(id: number): Promise<void> {
    const { row, merchant } = await this.#store.work(async (unit) => {
      const row = await unit.notification(id)
      return { row, merchant: row ? await unit.merchant(row.merchantId) : null }
    })
    if (!row || !merchant || row.state !== "pending" || this.#stopped.signal.aborted) return
    await this.#attempt(row, merchant)
    if (row.fault === "duplicate" && row.attempts === 1) await this.#attempt(row, merchant)
    if (row.fault !== "reorder") await this.#releaseHeldBack(row.orderNumber)
  }

  async #attempt(row: NotificationRow, merchant: MerchantRow): Promise<void> {
    const { answer, status, body } = await this.#post(row, merchant)
    if (this.#stopped.signal.aborted) return
    row.attempts += 1
    const waitMs = answer.kind === "none" ? nextInterval(row.attempts, merchant.settings.retryScale) : null
    row.deliveries.push({ at: clockNow().toISOString(), status, result: describe(answer) })
    Object.assign(row, {
      state: stateAfter(answer, waitMs),
      answer: body ?? row.answer,
      nextAttemptAt: waitMs === null ? null : new Date(Date.now() + waitMs).toISOString(),
    })
    await this.#store.work((unit) => unit.saveNotification(row))
  }

  async #post(row: NotificationRow, merchant: MerchantRow) {
    const { notificationUrl, notificationTimeoutSeconds } = merchant.settings
    const fields = row.fault === "bad_checkvalue" ? { ...row.fields, checkvalue: "0".repeat(32) } : row.fields
    const timeout = AbortSignal.timeout(notificationTimeoutSeconds * 1000)
    try {
      const response = await fetch(notificationUrl, {
        method: "POST",
        ...message(fields, row, merchant),
        redirect: "manual",
        signal: AbortSignal.any([timeout, this.#stopped.signal]),
      })
      const body = (await response.text()).slice(0, MAX_ANSWER)
      return { answer: readAnswer(response.status, body, row.fields), status: response.status, body }
    } catch (error) {
      const why = timeout.aborted ? "no answer in time" : reason(error)
      return { answer: { kind: "none", why } satisfies Answer, status: null, body: null }
    }
  }

  async #releaseHeldBack(orderNumber: string): Promise<void> {
    const pending = await this.#store.work((unit) => unit.pendingNotifications())
    for (const row of pending) {
      if (row.fault === "reorder" && row.attempts === 0 && row.orderNumber === orderNumber) void this.#send(row.id)
    }
  }
}

/** Body and headers in the merchant's protocol (protocol 7.1). A SOAPAction is what SOAP 1.1 asks of any request. */
function message(fields: Record<string, string>, row: NotificationRow, merchant: MerchantRow) {
  const { notificationProtocol, notificationCharset: charset } = merchant.settings
  if (notificationProtocol === "post") {
    const headers = { "content-type": `application/x-www-form-urlencoded; charset=${charset}` }
    return { headers, body: encodeForm(fields, charset) }
  }
  const operations = notificationProtocol === "soapext" ? (row.operations ?? []) : null
  const headers = { "content-type": `text/xml; charset=${charset}`, soapaction: '""' }
  return { headers, body: Buffer.from(encodeText(soapMessage(fields, operations, merchant.settings), charset)) }
}

function stateAfter(answer: Answer, waitMs: number | null): NotificationRow["state"] {
  if (answer.kind === "success") return "answered"
  if (answer.kind === "failure") return "failed"
  return waitMs === null ? "given_up" : "pending"
}

function describe(answer: Answer): string {
  if (answer.kind === "success") return "success answer"
  return answer.kind === "failure" ? `failure answer ${answer.codes}` : `no answer: ${answer.why}`
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
