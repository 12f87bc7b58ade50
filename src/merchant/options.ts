import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { isPrivateHost } from "../gateway/private-host"
import { resolveOptions } from "../gateway/resolve-options"
import { checkSignatureOptions } from "../gateway/signature/check-signature-options"
import { type GatewayProviderOptions, gatewayShape } from "./gateway-options"

/** Where the browser goes after Assist, and how it gets there. */
export interface AssistReturnUrls {
  /** After a payment that became an order. Placeholders: `{order_id}`, `{cart_id}`, `{session_id}`. */
  success: string
  /**
   * After a refusal. `reason` (a stable word such as `insufficient_funds`) and `session_id` are appended as query parameters
   * unless the address holds their placeholders (`{reason}`, ...). `{cart_id}` is given only where it is asked for: whoever
   * has it can read and change the cart.
   */
  failure: string
  /** While the bank has not answered yet; same parameters as `failure`. Default: the failure address. */
  pending?: string
}

/**
 * Options of one provider entry (one Assist merchant) in `medusa-config`. This is the only place a merchant is
 * configured: routes, jobs and the admin read it from here.
 */
export interface AssistProviderOptions extends GatewayProviderOptions {
  /** Address of the Assist server, issued by Assist support, e.g. `https://payments.paysec.by`. */
  serverUrl: string
  /** `Merchant_ID` at Assist: digits, as a string. */
  merchantId: string
  /** Login of the web services (seed 003: 8 to 20 Latin letters, digits, `_`). */
  login: string
  /** Password of the web services (seed 003: 8 to 20 Latin letters and digits). */
  password: string
  /** Secret word of the check value, of at least 6 characters; `[current, previous]` while it is being changed. */
  secretWord: string | [string, string]
  /** Where browsers and Assist reach this Medusa, e.g. `https://api.shop.by`. `https`, unless it is a private address. */
  backendUrl: string
  returnUrls: AssistReturnUrls
  /** `false` (default): two stages, `Delay=1`, the owner captures. `true`: one stage, the money is taken at once. */
  capture?: boolean
  /** `true`: payments that Assist marks `testmode=1` are accepted as money. Never in a live shop. Default `false`. */
  testMode?: boolean
  /** Language of Assist's payment page. `auto` (default) follows the shopper's browser. */
  language?: "auto" | "RU" | "EN"
  /**
   * How the request check value joins its fields. Newer documents say `;` (default, `delimited`), older ones no
   * delimiter (`joined`); Assist support tells which your merchant uses (protocol 8.1).
   */
  requestCheckValue?: "delimited" | "joined"
  /**
   * Format asked of Assist's web services. Default `xml`: amounts are exact strings there (protocol 8.2). Whatever comes
   * instead is read all the same: a SOAP or JSON request is answered in its own format (protocol 2.1).
   */
  replyFormat?: "xml" | "json" | "soap"
  /** Verify the check value of replies that carry one. Default `true`. */
  verifyReplies?: boolean
  /** Which cancel service to call; both take the same parameters (protocol 5). Default `cancel`. */
  cancelService?: "cancel" | "wscancel"
  /**
   * `true` (default): a partial capture asks Assist to release the rest of the hold at once (`AutoDeposit=1`, seed 003).
   * `false`: the rest stays blocked until the bank drops it, 5 to 14 days after the payment (protocol 4).
   */
  autoDeposit?: boolean
  /**
   * Who captures a hold. `manual` (default): the owner. `fulfillment`, `shipment`: the plugin, when goods are packed or
   * handed over (docs/capture-on-fulfillment.md). Assist charges a payment once: when the first of several shipments
   * is captured, the rest of the hold goes back to the customer. Two stages only.
   */
  captureOn?: "manual" | "fulfillment" | "shipment"
  /** Days a hold can be captured after payment (seed 003: 4). Default `4`. */
  holdDays?: number
  /**
   * How a shopper gets to Assist. `form` (default, seed 003): the browser posts the order to `order.cfm`, so the shopper can
   * read and change what it carries; the check value covers number, sum, currency and customer. `request`: this server asks
   * `payrequest.cfm` (protocol 3.2), and nothing but a link passes the browser.
   */
  openOrder?: "form" | "request"
  /**
   * Stands before every order number at Assist, so that several shops of one merchant can be told apart: up to 32 letters,
   * digits, `.`, `_` and `-`. Payments that were opened before it was changed keep their number. Default: none.
   */
  orderNumberPrefix?: string
  /**
   * What happens once to a hold that ends within `holdExpiryLead` hours: `notify` (default) raises the discrepancy
   * `hold_expiring`, `capture` takes the whole sum, `release` lets it go (`void`
   * is its former name). The event `assist.hold_expiring` is sent with each.
   */
  holdExpiry?: "notify" | "capture" | "release" | "void"
  /** Hours before the end of a hold at which `holdExpiry` applies. Default `24`; for shorter holds half of the hold. */
  holdExpiryLead?: number
  /** Network limits in milliseconds. Defaults: connect 5000, headers 20000, body 20000, total 30000. */
  timeouts?: { connect?: number; headers?: number; body?: number; total?: number }
  /**
   * Seconds after which an operation with an unknown outcome that Assist still does not show counts as not
   * carried out. Until then a repeat is refused. Default `120`.
   */
  settleAfter?: number
  /**
   * Seconds between two questions to Assist about everything that happened to the merchant's payments (`resultbydate`, one call
   * however many there are). What is done in the cabinet is booked that much later at most, and a minute, when no notification
   * tells of it. 60 to 3600, default `120`; of several entries with one merchant the shortest counts.
   */
  inStepEvery?: number
  /**
   * Days after which stored data is deleted by the background job. `notifications`: messages of Assist, since they came last;
   * never those of a payment that is not settled or has an open discrepancy. Default `{ notifications: 180 }`, at most 3650.
   */
  retention?: { notifications?: number }
}

/** Default of `retention.notifications`: longer than the 120 days in which most card payments can be disputed. */
export const RETENTION_DAYS = 180

/** Options that stay absent when they are not given. */
type Undefaulted = "requestSignature" | "assistSignature" | "paymentMeans" | "maxPoints"

/** Options with every default filled in. */
export interface MerchantOptions
  extends Required<
      Omit<AssistProviderOptions, "secretWord" | "returnUrls" | "timeouts" | "holdExpiry" | "retention" | Undefaulted>
    >,
    Pick<AssistProviderOptions, Undefaulted> {
  secretWords: readonly [string, ...string[]]
  holdExpiry: "notify" | "capture" | "release"
  returnUrls: Required<AssistReturnUrls>
  timeouts: NonNullable<AssistProviderOptions["timeouts"]>
  retention: Required<NonNullable<AssistProviderOptions["retention"]>>
}

const TEMPLATE = /\{[^}]*\}/g

const text = (mend: string) =>
  z
    .string({ error: `is missing or not a string: ${mend}` })
    .trim()
    .min(1, { error: `is empty: ${mend}` })

function webAddress(value: string, allowed: readonly string[]): string | undefined {
  let url: URL
  try {
    url = new URL(value.replace(TEMPLATE, "x"))
  } catch {
    return `"${value}" is not a web address: write it in full, e.g. https://shop.by/checkout`
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return `"${value}" must start with https://`
  const unknown = (value.match(TEMPLATE) ?? []).find((placeholder) => !allowed.includes(placeholder))
  return unknown ? `has the unknown placeholder ${unknown}: use ${allowed.join(", ") || "none here"}` : undefined
}

function address(mend: string, placeholders: readonly string[] = []) {
  return text(mend).superRefine((value, context) => {
    const problem = value ? webAddress(value, placeholders) : undefined
    if (problem) context.addIssue({ code: "custom", message: problem })
  })
}

function isPublicWithoutTls({ protocol, hostname }: URL): boolean {
  return protocol === "http:" && !isPrivateHost(hostname)
}

/** The client's own default (gateway/options). */
const DEFAULT_TOTAL_MS = 30_000

const DEFAULT_LEAD_HOURS = 24

const flag = z.boolean({
  error: 'must be true or false (environment variables are text: write process.env.X === "true")',
})
const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `must be one of ${values.map((value) => `"${value}"`).join(", ")}` })
const milliseconds = z
  .number({ error: "must be a number of milliseconds" })
  .int()
  .min(1, { error: "must be at least 1 ms" })

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
    openOrder: choice(["form", "request"]).default("form"),
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
    inStepEvery: z
      .number({ error: "must be a number of seconds" })
      .min(60, { error: "must be at least 60 seconds: the background job runs once a minute" })
      .max(3600, {
        error: "must not exceed 3600 seconds: what is done in Assist's cabinet would be booked hours later",
      })
      .default(120),
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
