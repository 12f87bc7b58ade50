/** Discrepancies in the plugin's admin API. Types only, as in `admin-api.ts`, through which they are reached. */
import type { DiscrepancyAction, DiscrepancyCode } from "../../payments/discrepancy"
import type { Page } from "../page-api"

/** Something about a payment that a person has to see (docs/discrepancies.md). */
export interface AssistDiscrepancy {
  /** The discrepancy, `asdis_…`. */
  readonly id: string
  /** OrderNumber at Assist of the payment it is about. */
  readonly order_number: string
  /** Medusa's order, when there is one, to link to. */
  readonly order_id: string | null
  /** Number of Medusa's order, as people see it. */
  readonly display_id: number | null
  /** What kind it is. */
  readonly code: DiscrepancyCode
  /** Values for the text of the code: sums, currencies, billnumbers. */
  readonly params: Readonly<Record<string, string>>
  /** What happened, in English. */
  readonly detail: string
  /** `resolved`: it is no longer so. `accepted`: a person says that it is in order. */
  readonly status: "open" | "resolved" | "accepted"
  /** What may be pressed, the suggested one first; empty when it is closed. */
  readonly actions: readonly DiscrepancyAction[]
  /** When it was found, ISO 8601. */
  readonly created_at: string
  /** When it was closed, ISO 8601. */
  readonly closed_at: string | null
  /** What the person wrote who closed it. */
  readonly note: string | null
}

/** Answer of `GET /admin/assist/discrepancies`. */
export interface DiscrepancyList extends Page {
  /** One page of them, newest first. */
  readonly discrepancies: readonly AssistDiscrepancy[]
}

/** Body of `POST /admin/assist/discrepancies/:id`. */
export interface ResolveDiscrepancyRequest {
  /** One of its `actions`. `accept` closes it without moving money; `check` asks Assist again. */
  readonly action: DiscrepancyAction
  /** Why it is in order, up to 500 characters; kept with the discrepancy. */
  readonly note?: string
}
