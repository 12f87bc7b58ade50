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
   * The merchant's RSA key: orders then carry `Signature` beside the check value (seed 004). `privateKey` is PEM (PKCS#1 or
   * PKCS#8; a line break may be written `\n`, as environment variables do), `passphrase` opens an encrypted one,
   * `digestInfo: false` signs the bare digest, as one of Assist's own clients does (protocol 8.1). Default: none.
   */
  requestSignature?: RequestSignatureOptions
  /**
   * Assist's own public key, for merchants whose results are signed (sign type PGP in Assist's cabinet, protocol 8.3): `kind`
   * `"openpgp"` (needs the package `openpgp`) or `"rsa"` with its `hash` (default `"md5"`), `publicKey` from Assist's support.
   * With it a notification without a right signature is rejected, besides one with a wrong check value; a reply with a
   * wrong signature is not believed, and with `required: true` neither is one without. Default: none.
   */
  assistSignature?: AssistSignatureOptions
  /**
   * How Assist's web services are asked: `"form"` (default), `"json"` or `"soap"`. SOAP needs `cancelService: "wscancel"`:
   * Assist has no SOAP for the other one (protocol 5).
   */
  requestFormat?: "form" | "json" | "soap"
  /** Payment means to allow (`true`) or forbid (`false`) on Assist's page; what is absent stays as in Assist's cabinet. */
  paymentMeans?: PaymentMeansChoice
  /**
   * `true`: Medusa's id of a customer who is logged in goes along as `CustomerNumber`, so that Assist's page offers the cards
   * this customer has stored (protocol 9.5). Never that of a guest, who may have typed anybody's e-mail. Default `false`.
   */
  customerNumber?: boolean
  /**
   * Where Assist lists a customer's stored cards, such as `/pay/oneclick/v1/get_tokens.cfm` (the default). That address is in no
   * document that was found: ask Assist's support before you use `customerNumber` (docs/stored-cards.md).
   */
  storedCardsPath?: string
  /** `true`: payment without 3-D Secure, where Assist permits that to the merchant. The shop then bears fraud. Default `false`. */
  disable3ds?: boolean
  /** "Спасибо" points that may be used for one order (Russia). Default: none. */
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
