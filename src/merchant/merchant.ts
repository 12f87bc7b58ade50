import { AssistClient, type WireEntry } from "../gateway"
import type { MerchantOptions } from "./options"

/** One Assist merchant: its options and the client that speaks for it. */
export interface Merchant {
  readonly options: MerchantOptions
  readonly client: AssistClient
}

/** The account at its server: what provider entries of one merchant have in common. */
export function accountOf({ merchantId, serverUrl }: Pick<MerchantOptions, "merchantId" | "serverUrl">): string {
  return `${merchantId} ${serverUrl}`
}

/** One client, and so one connection pool, per merchant and process, however many parts of the plugin ask for it. */
const clients = new Map<string, AssistClient>()

export function merchantFor(options: MerchantOptions): Merchant {
  const { serverUrl, merchantId, login, password, secretWords } = options
  const { timeouts, replyFormat, requestFormat, requestCheckValue, verifyReplies, cancelService } = options
  const { requestSignature, assistSignature, storedCardsPath } = options
  const settings = {
    serverUrl,
    merchantId,
    login,
    password,
    secretWords,
    timeouts,
    replyFormat,
    requestFormat,
    requestCheckValue,
    verifyReplies,
    cancelService,
    requestSignature,
    assistSignature,
    storedCardsPath,
  }
  const key = JSON.stringify(settings)
  let client = clients.get(key)
  if (!client) {
    client = new AssistClient({ ...settings, onWire: (entry) => wireListener?.(entry) })
    clients.set(key, client)
  }
  return { options, client }
}

let wireListener: ((entry: WireEntry) => void) | undefined

/** Sends the (scrubbed) record of every call to Assist to `listener`; one listener per process. */
export function onWire(listener: (entry: WireEntry) => void): void {
  wireListener = listener
}
