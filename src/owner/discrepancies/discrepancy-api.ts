/** Discrepancies in the plugin's admin API. Types only, as in `admin-api.ts`, through which they are reached. */
import type { DiscrepancyAction, DiscrepancyCode } from "../../payments/discrepancy"
import type { Page } from "../page-api"

export interface AssistDiscrepancy {
  readonly id: string
  readonly order_number: string
  /** Medusa's order, when there is one, to link to. */
  readonly order_id: string | null
  readonly display_id: number | null
  readonly code: DiscrepancyCode
  /** Values for the text of the code. */
  readonly params: Readonly<Record<string, string>>
  /** In English. */
  readonly detail: string
  readonly status: "open" | "resolved" | "accepted"
  /** First the suggested one; empty when it is closed. */
  readonly actions: readonly DiscrepancyAction[]
  readonly created_at: string
  readonly closed_at: string | null
  readonly note: string | null
}

/** `GET /admin/assist/discrepancies?status=&code=&order_number=&limit=&offset=` */
export interface DiscrepancyList extends Page {
  readonly discrepancies: readonly AssistDiscrepancy[]
}

/** `POST /admin/assist/discrepancies/:id` */
export interface ResolveDiscrepancyRequest {
  readonly action: DiscrepancyAction
  readonly note?: string
}
