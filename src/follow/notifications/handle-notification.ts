import { timingSafeEqual } from "node:crypto"
import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  AssistError,
  type AssistNotification,
  acceptXml,
  decodeNotification,
  notificationFault,
  notificationFormat,
  rejectXml,
} from "../../gateway"
import { type ConfiguredMerchant, configuredMerchants } from "../../merchant/find-merchant"
import { databaseReason } from "../../modules/assist/ledger/guarded"
import { count } from "../../observe/counters"
import { ThrottledLog } from "../../observe/throttled-log"
import { within } from "../within"
import { type KeptNotification, keepNotification } from "./keep-notification"
import { queueNotification } from "./notification-queue"

/** What to answer Assist. Without `xml` Assist hears no answer and repeats (protocol 7.2). */
export interface NotificationAnswer {
  readonly status: number
  readonly xml?: string
}

/** Assist's own patience is not documented; a stored message may be answered before it is fully applied. */
const ANSWER_WITHIN_MS = 15_000

/** Anybody can post to this address. */
const refusals = new ThrottledLog()

/**
 * Takes one notification: verify, store, confirm with Assist, apply, answer. A failure answer stops Assist's
 * repeats for good, so it is given only to messages that can never become valid; when the store cannot store, Assist
 * gets no answer and repeats (protocol 7.4).
 * @param body the bytes as received: the check value covers the values in their own charset
 */
export async function handleNotification(
  container: MedusaContainer,
  body: Uint8Array,
  contentType: string | undefined,
): Promise<NotificationAnswer> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const warn = (kind: string, line: string) => refusals.say((text) => logger.warn(text), kind, `[assist] ${line}`)
  // Answered in the form in which it came (protocol 7.4), also when nothing else of it can be read.
  const format = notificationFormat(contentType)
  const reject = (first: string, second: string) => {
    count("notifications", { verdict: "rejected" })
    return { status: 200, xml: rejectXml(first, second, format) }
  }
  let notification: AssistNotification
  try {
    notification = decodeNotification(body, contentType)
  } catch (error) {
    if (!(error instanceof AssistError)) throw error
    warn("unreadable", `notification rejected: ${error.message}`)
    return reject("4", "0") // 4: "Ошибка в формате параметра" (seed 004)
  }

  const candidates = merchantsOf(container, notification)
  if (candidates.length === 0) {
    warn("merchant", "notification rejected: it is for a merchant this store does not have")
    return reject("5", "100") // 5/100: wrong value, MERCHANT_ID (seed 004)
  }
  const { merchantId } = notification
  const fault = notificationFault(notification)
  if (fault) {
    warn(`shape ${merchantId}`, `notification for merchant ${merchantId} rejected: ${fault}`)
    return reject("4", "0")
  }
  const checked = candidates.filter(({ client }) => client.verifyNotification(notification))
  if (checked.length === 0) {
    warn(
      `check value ${merchantId}`,
      `notification rejected: wrong check value for merchant ${merchantId}. If payments are missing, compare secretWord with the secret word in Assist's cabinet.`,
    )
    return reject("9", "7") // as the one published handler answers (protocol 7.4)
  }
  try {
    if (!(await isSigned(checked, notification))) {
      warn(
        `signature ${merchantId}`,
        `notification rejected: no right signature of Assist's for merchant ${merchantId}. If payments are missing, compare assistSignature with the key from Assist's support, and see that the sign type in Assist's cabinet is PGP.`,
      )
      return reject("7", "0") // 7: "Ошибка аутентификации" (seed 004)
    }
  } catch (error) {
    // A key or a library that is missing is this side's trouble: the message may be right, so Assist shall repeat it.
    logger.error(`[assist] the signature of a notification could not be verified: ${(error as Error).message}`)
    return { status: 503 }
  }

  let stored: KeptNotification | undefined
  try {
    stored = await keepNotification(container, notification, body)
  } catch (error) {
    logger.error(`[assist] ${notification.orderNumber}: the notification could not be stored: ${databaseReason(error)}`)
    count("notifications", { verdict: "not_stored" })
    return { status: 503 }
  }
  if (!stored) {
    warn(
      `unopened ${merchantId}`,
      `a notification of merchant ${merchantId} is about an order this shop never sent to Assist: it is counted only`,
    )
    count("notifications", { verdict: "ignored" })
    return { status: 200, xml: acceptXml(notification) }
  }

  if (stored.saysNothingNew) return { status: 200, xml: acceptXml(notification) }
  const applied = queueNotification(container, merchantId, notification.orderNumber, stored.id)
  if (applied) await within(ANSWER_WITHIN_MS, applied)
  return { status: 200, xml: acceptXml(notification) }
}

/**
 * Whether Assist's signature is right, where an entry of this merchant has its key; without one there is nothing to ask for.
 * Throws when it cannot be verified at all.
 */
async function isSigned(candidates: readonly ConfiguredMerchant[], notification: AssistNotification): Promise<boolean> {
  const demanding = candidates.filter(({ options }) => options.assistSignature)
  for (const { client } of demanding) if (await client.verifyNotificationSignature(notification)) return true
  return demanding.length === 0
}

/** Several provider entries may share a merchant (other return addresses, another stage). */
function merchantsOf(container: MedusaContainer, notification: AssistNotification): ConfiguredMerchant[] {
  const config = container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE)
  return configuredMerchants(config).filter(({ options }) => sameText(options.merchantId, notification.merchantId))
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
