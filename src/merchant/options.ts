import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { isPrivateHost } from "../gateway/private-host"
import { resolveOptions } from "../gateway/resolve-options"
import { checkSignatureOptions } from "../gateway/signature/check-signature-options"
import type { ReceiptSettings } from "../receipts/receipt-settings"
import { gatewayShape } from "./gateway-options"
import { address, choice, flag, milliseconds, text } from "./option-fields"
import type { AssistProviderOptions, AssistReturnUrls } from "./provider-options"
import { receiptShape } from "./receipt-options"
import { type Wallets, walletShape } from "./wallet-options"

/** Default of `retention.notifications`: longer than the 120 days in which most card payments can be disputed. */
export const RETENTION_DAYS = 180

/** Options that stay absent when they are not given. */
type Undefaulted = "storedCardsPath" | "requestSignature" | "assistSignature" | "paymentMeans" | "maxPoints"

/** Options with every default filled in. */
export interface MerchantOptions
  extends Required<
      Omit<
        AssistProviderOptions,
        "secretWord" | "returnUrls" | "timeouts" | "holdExpiry" | "retention" | "receipt" | "wallets" | Undefaulted
      >
    >,
    Pick<AssistProviderOptions, Undefaulted> {
  secretWords: readonly [string, ...string[]]
  holdExpiry: "notify" | "capture" | "release"
  returnUrls: Required<AssistReturnUrls>
  timeouts: NonNullable<AssistProviderOptions["timeouts"]>
  wallets: Wallets
  retention: Required<NonNullable<AssistProviderOptions["retention"]>>
  receipt: ReceiptSettings | false | undefined
}

function isPublicWithoutTls({ protocol, hostname }: URL): boolean {
  return protocol === "http:" && !isPrivateHost(hostname)
}

/** The client's own default (gateway/options). */
const DEFAULT_TOTAL_MS = 30_000

const DEFAULT_LEAD_HOURS = 24

/**
 * Every shopper sees texts with their check values, which are MD5: all words of up to seven letters and digits can be tried
 * against one of them within an hour, on one graphics card, without a single request. The previous word is not asked for its
 * length, so that a short one can be changed.
 */
const LEAST_SECRET = 6

const secret = text("the secret word from Assist's cabinet (merchant settings), e.g. process.env.ASSIST_SECRET_WORD")
const currentSecret = secret.min(LEAST_SECRET, {
  error: `must have at least ${LEAST_SECRET} characters: with a shorter one a shopper can compute it and forge Assist's messages. Set a random one of 20 or more in the cabinet and here`,
})
const RETURN_PLACEHOLDERS = ["{cart_id}", "{session_id}", "{reason}"]

const schema = z
  .strictObject({
    serverUrl: address("the address Assist support gave you, e.g. https://payments.paysec.by"),
    merchantId: text("the merchant number Assist gave you, as a string of digits")
      .regex(/^\d{1,10}$/, { error: 'must be digits only, as a string, e.g. "123456"' })
      .refine((value) => Number(value) > 0 && Number(value) <= 2147483647, {
        error: "must be between 1 and 2147483647",
      }),
    login: text("the login of Assist's web services, e.g. process.env.ASSIST_LOGIN"),
    password: text("the password of Assist's web services, e.g. process.env.ASSIST_PASSWORD"),
    secretWord: z.union([currentSecret, z.tuple([currentSecret, secret])], {
      error: "must be the secret word from Assist's cabinet, or [current, previous] while it is being changed",
    }),
    backendUrl: address("where browsers and Assist reach this Medusa, e.g. https://api.shop.by").refine(
      (value) => !URL.canParse(value) || !isPublicWithoutTls(new URL(value)),
      {
        error:
          "must start with https:// unless it is this machine or a private network: notifications, and the addresses that open a shopper's payment, would be read and changed on their way",
      },
    ),
    returnUrls: z.strictObject(
      {
        success: address("where the shopper lands with an order", ["{order_id}", "{cart_id}", "{session_id}"]),
        failure: address("where the shopper lands after a refusal", RETURN_PLACEHOLDERS),
        pending: address("where the shopper waits for the bank", RETURN_PLACEHOLDERS).optional(),
      },
      { error: "must be { success, failure, pending } with full web addresses" },
    ),
    capture: flag.default(false),
    testMode: flag.default(false),
    language: choice(["auto", "RU", "EN"]).default("auto"),
    requestCheckValue: choice(["delimited", "joined"]).default("delimited"),
    replyFormat: choice(["xml", "json", "soap"]).default("xml"),
    verifyReplies: flag.default(true),
    cancelService: choice(["cancel", "wscancel"]).default("cancel"),
    autoDeposit: flag.default(true),
    captureOn: choice(["manual", "fulfillment", "shipment"]).default("manual"),
    holdDays: z.number({ error: "must be a number of days" }).min(0.01).max(30).default(4),
    openOrder: choice(["form", "request"]).optional(),
    orderNumberPrefix: z
      .string({ error: 'must be text such as "SHOP-"' })
      .regex(/^[\w.-]{0,32}$/, {
        error:
          "must be up to 32 letters, digits, dots, dashes and underscores: Assist changes other characters silently",
      })
      .default(""),
    holdExpiry: choice(["notify", "capture", "release", "void"])
      .default("notify")
      .transform((policy) => (policy === "void" ? "release" : policy)),
    holdExpiryLead: z
      .number({ error: "must be a number of hours" })
      .min(0, { error: "must not be negative" })
      .default(DEFAULT_LEAD_HOURS),
    timeouts: z
      .strictObject({
        connect: milliseconds.optional(),
        headers: milliseconds.optional(),
        body: milliseconds.optional(),
        total: milliseconds
          .max(35_000, { error: "must not exceed 35000 ms: an order's lease and Medusa's cart lock end after 120 s" })
          .optional(),
      })
      .default({}),
    settleAfter: z.number({ error: "must be a number of seconds" }).min(0).default(120),
    orphanedPaymentTimeout: z
      .number({ error: "must be a number of minutes" })
      .min(10, { error: "must be at least 10 minutes: what fails now may succeed in a moment" })
      .max(1440, {
        error: "must not exceed 1440 minutes: a shopper would wait for days, without goods and without money",
      })
      .default(60),
    inStepEvery: z
      .number({ error: "must be a number of seconds" })
      .min(60, { error: "must be at least 60 seconds: the background job runs once a minute" })
      .max(3600, {
        error: "must not exceed 3600 seconds: what is done in Assist's cabinet would be booked hours later",
      })
      .default(120),
    ownerLanguage: choice(["en", "ru", "be"]).default("en"),
    retention: z
      .strictObject(
        {
          notifications: z
            .number({ error: "must be a number of days" })
            .int({ error: "must be a whole number of days" })
            .min(1, { error: "must be at least 1 day: Assist repeats a message for hours" })
            .max(3650, { error: "must not exceed 3650 days" })
            .default(RETENTION_DAYS),
        },
        { error: "must be { notifications: <days> }" },
      )
      .default({ notifications: RETENTION_DAYS }),
    ...receiptShape,
    wallets: walletShape,
    ...gatewayShape,
  })
  .refine(({ holdDays, holdExpiryLead }) => holdExpiryLead === DEFAULT_LEAD_HOURS || holdExpiryLead < holdDays * 24, {
    path: ["holdExpiryLead"],
    error: "must be shorter than the hold itself (holdDays): every new hold would be about to end at once",
  })
  .refine(({ settleAfter, timeouts }) => settleAfter * 1000 >= (timeouts.total ?? DEFAULT_TOTAL_MS), {
    path: ["settleAfter"],
    error: "must be at least as long as timeouts.total: an operation still under way would count as not carried out",
  })
  .refine(({ requestFormat, cancelService }) => requestFormat !== "soap" || cancelService === "wscancel", {
    path: ["requestFormat"],
    error: 'is "soap", which cancel.cfm does not take (protocol 5): set cancelService: "wscancel" as well',
  })
  .refine(({ capture, captureOn }) => !capture || captureOn === "manual", {
    path: ["captureOn"],
    error: "has no meaning with capture: true, which takes the money at once: remove one of captureOn and capture",
  })
  .refine(({ capture, receipt }) => !(capture && receipt && receipt.at === "capture"), {
    path: ["receipt", "at"],
    error:
      'is "capture", while capture: true takes the money with the payment, so that no capture could carry the lines: write at: "payment"',
  })

/**
 * Checks the options of one provider entry and fills in the defaults.
 * @throws MedusaError (invalid_data) that names every wrong option and how to mend it.
 */
export function parseOptions(options: unknown): MerchantOptions {
  const parsed = schema.safeParse(options ?? {})
  if (!parsed.success) throw wrongOptions(parsed.error.issues.map(describeIssue).join("; "))
  const { secretWord, returnUrls, serverUrl, backendUrl, ...rest } = parsed.data
  const merchant: MerchantOptions = {
    ...rest,
    receipt: rest.receipt,
    // What the form carries can be changed by the shopper, and no check value covers the lines (design rule 12).
    openOrder: rest.openOrder ?? (rest.receipt ? "request" : "form"),
    holdExpiryLead: leadWithin(rest.holdDays, rest.holdExpiryLead),
    serverUrl: serverUrl.replace(/\/+$/, ""),
    backendUrl: backendUrl.replace(/\/+$/, ""),
    secretWords: typeof secretWord === "string" ? [secretWord] : secretWord,
    returnUrls: { ...returnUrls, pending: returnUrls.pending ?? returnUrls.failure },
  }
  try {
    // What the gateway's client itself would refuse: better at boot than at the first payment.
    resolveOptions({ ...merchant, language: "RU" })
    checkSignatureOptions(merchant)
  } catch (error) {
    throw wrongOptions((error as Error).message)
  }
  return merchant
}

/** The default must not swallow a short hold: then half of the hold is lead enough. */
function leadWithin(holdDays: number, lead: number): number {
  return lead < holdDays * 24 ? lead : holdDays * 12
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const at = issue.path.join(".")
  if (issue.code !== "unrecognized_keys") return `${at} ${issue.message}`
  const names = issue.keys.map((key) => (at ? `${at}.${key}` : key))
  return names
    .map((name) => `${name} is not an option of medusa-payment-assist: remove it or mend its spelling`)
    .join("; ")
}

function wrongOptions(problems: string): MedusaError {
  return new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `Assist payment provider, options in medusa-config: ${problems.replace(/\.$/, "")}.`,
  )
}
