import type {
  Agreement,
  AgreementList,
  AssistDiscrepancy,
  AssistOrderAnswer,
  ConnectionCheck,
  DiscrepancyList,
  FiscalDocument,
  HoldList,
  MerchantList,
  MoveMoneyAnswer,
  MoveMoneyRequest,
  NotificationList,
  OrderList,
  Overview,
  ReceiptPreview,
  ReceiptPreviewRequest,
  Reconciliation,
  ReplayAnswer,
  ResolveDiscrepancyRequest,
} from "../../owner/admin-api"
import { type Query, request } from "./request"

async function read<T>(where: string, query?: Query): Promise<T> {
  return (await request(where, { query })).json() as Promise<T>
}

async function send<T>(where: string, body: object = {}): Promise<T> {
  return (await request(where, { body })).json() as Promise<T>
}

/** A day of one merchant, as the reader's clock counts days. */
export interface DayAsked {
  readonly provider_id: string
  readonly date: string
  readonly utc_offset: string
  /** Of the comparison that is shown. */
  readonly as_of?: string
}

/** The plugin's admin API, one function per route. */
export const api = {
  orders: (query: Query) => read<OrderList>("orders", query),
  order: (id: string) => read<AssistOrderAnswer>(`orders/${id}`),
  check: (orderId: string) => send<MoveMoneyAnswer>(`orders/${orderId}/check`),
  capture: (paymentId: string, body: MoveMoneyRequest) => send<MoveMoneyAnswer>(`payments/${paymentId}/capture`, body),
  refund: (paymentId: string, body: MoveMoneyRequest) => send<MoveMoneyAnswer>(`payments/${paymentId}/refund`, body),
  release: (paymentId: string, body: MoveMoneyRequest) => send<MoveMoneyAnswer>(`payments/${paymentId}/release`, body),
  previewReceipt: (paymentId: string, body: ReceiptPreviewRequest) =>
    send<ReceiptPreview>(`payments/${paymentId}/receipt`, body),
  fiscalDocument: (paymentId: string, billnumber: string) =>
    read<FiscalDocument>(`payments/${paymentId}/fiscal-document`, { billnumber }),
  discrepancies: (query: Query) => read<DiscrepancyList>("discrepancies", query),
  resolve: (id: AssistDiscrepancy["id"], body: ResolveDiscrepancyRequest) =>
    send<MoveMoneyAnswer>(`discrepancies/${id}`, body),
  notifications: (query: Query) => read<NotificationList>("notifications", query),
  replay: (id: string) => send<ReplayAnswer>(`notifications/${id}/replay`),
  overview: (utcOffset: string) => read<Overview>("overview", { utc_offset: utcOffset }),
  holds: (query: Query) => read<HoldList>("holds", query),
  agreements: (query: Query) => read<AgreementList>("agreements", query),
  cancelAgreement: (id: Agreement["id"]) => send<{ agreement: Agreement }>(`agreements/${id}/cancel`),
  merchants: () => read<MerchantList>("merchants"),
  checkMerchant: (providerId: string) => send<ConnectionCheck>(`merchants/${providerId}/check`),
  reconciliation: (day: DayAsked, offset: number) => read<Reconciliation>("reconciliation", { ...day, offset }),
  /** The same as a table to open elsewhere. */
  async reconciliationCsv(day: DayAsked, language: string): Promise<Blob> {
    const query = { ...day, format: "csv", lang: language }
    return (await request("reconciliation", { query, accept: "text/csv" })).blob()
  },
}
