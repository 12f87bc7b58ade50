import { AssistError } from "../assist-error"
import type { ClientContext } from "../client-context"
import { nodeOf, textOf } from "../decode/raw-node"
import type { Urgency } from "../http/call-budget"
import { RequestCheck } from "../request/check-request"
import { credentialFields } from "../request/service-fields"
import { askAssist } from "./ask-assist"

/** Which receipt is meant: of an operation by its extended number, or of an order's sale by its short one. */
export interface FiscalReceiptQuery {
  readonly billNumber: string
  readonly signal?: AbortSignal
  /** Whose turn among the merchant's calls it waits for. Default `money`. */
  readonly urgency?: Urgency
}

/** The fiscal document of an operation, as far as Assist has it. Empty texts where it is not made yet. */
export interface FiscalReceipt {
  readonly billNumber: string
  /** Assist's word: `New` until the cash register has made it, then `Success`. */
  readonly status: string
  /** Number of the document, of the drive and its sign: what a tax office finds it by. */
  readonly documentNumber: string
  readonly driveNumber: string
  readonly sign: string
  /** The page of the document, where there is one: http or https. */
  readonly url: string | undefined
}

/**
 * The fiscal document of an operation (`fiscal/fiscalreceipt.cfm`, protocol 10); `undefined` when Assist has none. A read:
 * repeated when that helps. Throws AssistError.
 */
export function fiscalReceipt(
  context: ClientContext,
  { billNumber, signal, urgency }: FiscalReceiptQuery,
): Promise<FiscalReceipt | undefined> {
  const service = "fiscalreceipt"
  const asked = new RequestCheck(service).billNumber(billNumber)
  return askAssist(context, {
    service,
    path: "/fiscal/fiscalreceipt.cfm",
    fields: { ...credentialFields(context, ["xml", "json", "soap"]), BillNumber: asked },
    signal,
    urgency,
    repeatable: true,
    isAnswer: hasNone,
    read: (document, raw) => {
      if (hasNone(document)) return undefined
      const found = nodeOf(document.content, "fiscalreceipt") ?? document.content
      const named = textOf(found, "billnumber")
      // Of an order's sale Assist names the operation.
      if (named !== asked && !(named.startsWith(`${asked}.`) && !asked.includes(".")))
        throw new AssistError("integrity", `billnumber expected ${asked}, found ${named.slice(0, 40)}`, {
          service,
          codes: document.codes,
          raw: raw(),
        })
      return {
        billNumber: named,
        status: textOf(found, "status"),
        documentNumber: textOf(found, "fiscal_document_number"),
        driveNumber: textOf(found, "fn_number"),
        sign: textOf(found, "fiscal_document_attribute"),
        url: webAddress(textOf(found, "url")),
      }
    },
  })
}

/** 10/179 and 10/201: no such receipt, no such operation (protocol 10). */
function hasNone({ codes }: { codes: { first: string; second: string } }): boolean {
  return codes.first === "10" && (codes.second === "179" || codes.second === "201")
}

/** It becomes a link on an owner's page: nothing but the web's own addresses. */
function webAddress(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url && (url.protocol === "https:" || url.protocol === "http:") ? url.href : undefined
}
