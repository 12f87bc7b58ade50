/** What an erasure leaves in the plugin's tables. */
export interface KeptData {
  readonly table: string
  readonly columns: readonly string[]
  /** In English, for the answer to the person. */
  readonly why: string
}

const BOOKKEEPING = "Bookkeeping: what was paid, taken and returned has to be shown to tax authorities and to the bank."

export const KEPT_DATA: readonly KeptData[] = [
  {
    table: "assist_order",
    columns: [
      "order_number",
      "opened_session_id",
      "session_id",
      "billnumber",
      "amount",
      "currency",
      "orderstate",
      "summary",
      "announced",
      "receipt_lines",
    ],
    why: BOOKKEEPING,
  },
  {
    table: "assist_agreement",
    columns: ["session_id", "order_number", "billnumber", "status", "currency", "min_amount", "max_amount", "until"],
    why: `${BOOKKEEPING} It shows by what right a payment was taken.`,
  },
  {
    table: "assist_notification",
    columns: ["order_number", "billnumber", "operationtype", "orderstate", "packetdate", "fields"],
    why: `${BOOKKEEPING} Deleted with the option retention.`,
  },
  {
    table: "assist_operation",
    columns: ["order_number", "kind", "medusa_key", "billnumber", "amount", "currency", "receipt_lines", "outcome"],
    why: `${BOOKKEEPING} It also keeps money from moving twice.`,
  },
  {
    table: "assist_discrepancy",
    columns: ["order_number", "code", "params", "status", "closed_at", "closed_by"],
    why: "Who dealt with money that did not agree, and how, has to stay known.",
  },
]
