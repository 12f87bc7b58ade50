import { z } from "@medusajs/framework/zod"
import {
  type AssistSignatureOptions,
  PAYMENT_MEANS_FLAGS,
  type PaymentMeansChoice,
  type RequestSignatureOptions,
} from "../gateway"
import { pem } from "./option-fields"

/** Options that pass an ability of the gateway's client on to the owner, under the client's own names. */
export interface GatewayProviderOptions {
  /**
   * The merchant's RSA key. With it orders carry a `Signature` besides the check value (seed 004). A line break in
   * `privateKey` may be written `\n`, as environment variables do.
   * @category Protocol
   * @defaultValue none
   */
  requestSignature?: RequestSignatureOptions
  /**
   * Assist's own public key, for merchants whose results are signed (sign type PGP in Assist's cabinet, protocol 8.3).
   * With it a notification without a right signature is rejected, as is one with a wrong check value. A reply with a
   * wrong signature is not believed.
   * @category Protocol
   * @defaultValue none
   */
  assistSignature?: AssistSignatureOptions
  /**
   * How Assist's web services are asked. SOAP needs `cancelService: "wscancel"`: Assist has no SOAP for the other one
   * (protocol 5).
   * @category Protocol
   * @defaultValue `"form"`
   */
  requestFormat?: "form" | "json" | "soap"
  /**
   * Means of payment that Assist's page allows (`true`) or forbids (`false`). What is left out stays as in Assist's cabinet. At
   * least one must be allowed: `{ card: true, erip: false }`.
   * @category Payment page
   * @defaultValue as in Assist's cabinet
   */
  paymentMeans?: PaymentMeansChoice
  /**
   * `true`: Medusa's id of a customer who is logged in when the payment session is made goes along as `CustomerNumber`, so that
   * Assist's page offers the cards this customer has stored (protocol 9.5, docs/stored-cards.md). A guest has none, whatever
   * e-mail the cart has.
   * @category Payment page
   * @defaultValue `false`
   */
  customerNumber?: boolean
  /**
   * Path at which Assist lists a customer's stored cards. No document that was found names it: ask Assist's support
   * before you use `customerNumber` (docs/stored-cards.md).
   * @category Payment page
   * @defaultValue `"/pay/oneclick/v1/get_tokens.cfm"`
   */
  storedCardsPath?: string
  /**
   * `true`: payment without 3-D Secure, where Assist permits that to the merchant. The shop then bears fraud.
   * @category Payment page
   * @defaultValue `false`
   */
  disable3ds?: boolean
  /**
   * "Спасибо" points that may be used for one order (Russia).
   * @category Payment page
   * @unit points
   * @defaultValue none
   */
  maxPoints?: number
}

const flag = () =>
  z.boolean({ error: 'must be true or false (environment variables are text: write process.env.X === "true")' })

const meansFlags = Object.fromEntries(Object.keys(PAYMENT_MEANS_FLAGS).map((name) => [name, flag().optional()])) as {
  [name in keyof PaymentMeansChoice]-?: z.ZodOptional<z.ZodBoolean>
}

/** Shapes of {@link GatewayProviderOptions}; keys are read and parsed by the client itself afterwards. */
export const gatewayShape = {
  requestSignature: z
    .strictObject(
      {
        privateKey: pem("the merchant's RSA private key as PEM, e.g. process.env.ASSIST_PRIVATE_KEY"),
        passphrase: z.string({ error: "must be the passphrase of the key, as a string" }).optional(),
        digestInfo: flag().optional(),
      },
      { error: "must be { privateKey, passphrase, digestInfo }" },
    )
    .optional(),
  assistSignature: z
    .strictObject(
      {
        kind: z.enum(["openpgp", "rsa"], { error: 'must be "openpgp" or "rsa"' }),
        publicKey: pem("Assist's public key from its support, e.g. process.env.ASSIST_PUBLIC_KEY"),
        hash: z.enum(["md5", "sha1", "sha256"], { error: 'must be "md5", "sha1" or "sha256"' }).optional(),
        required: flag().optional(),
      },
      { error: "must be { kind, publicKey, hash, required }" },
    )
    .optional(),
  requestFormat: z.enum(["form", "json", "soap"], { error: 'must be one of "form", "json", "soap"' }).default("form"),
  paymentMeans: z
    .strictObject(meansFlags, { error: "must be flags such as { card: true, erip: false }" })
    .refine((means) => Object.values(means).every((on) => on === undefined) || Object.values(means).includes(true), {
      error: "is all off, which Assist answers with an error (protocol 3.1): allow one, or leave the option out",
    })
    .optional(),
  customerNumber: flag().default(false),
  storedCardsPath: z
    .string({ error: "must be the path Assist's support named, as a string" })
    .regex(/^(?:\/[\w.-]+)+$/, {
      error:
        'must be a path at Assist that begins with "/", such as /pay/oneclick/v1/get_tokens.cfm, without a host or a query',
    })
    .optional(),
  disable3ds: flag().default(false),
  maxPoints: z
    .number({ error: "must be a number of points" })
    .int({ error: "must be a whole number of points" })
    .min(1, { error: "must be at least 1: leave the option out for none" })
    .max(2_147_483_647, { error: "must not exceed 2147483647" })
    .optional(),
}
