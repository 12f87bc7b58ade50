import { billNumber, orderNumber } from "../../../gateway"
import type { LedgerOperation, LedgerOrder } from "./rows"

/** A row as the database gives it: its numbers are checked before anything is done by them. */
export type Unchecked<Row extends { order_number: string; billnumber: string | null }> = Omit<
  Row,
  "order_number" | "billnumber"
> & { order_number: string; billnumber: string | null }

/** @throws RangeError when the row's numbers are none (somebody wrote into the table by hand) */
export function ledgerOrder(row: Unchecked<LedgerOrder>): LedgerOrder {
  return {
    ...row,
    order_number: orderNumber(row.order_number),
    billnumber: row.billnumber === null ? null : billNumber(row.billnumber),
  }
}

/** @throws RangeError when the row's numbers are none */
export function ledgerOperation<Row extends Unchecked<LedgerOperation>>(row: Row): Row & LedgerOperation {
  return {
    ...row,
    order_number: orderNumber(row.order_number),
    billnumber: row.billnumber === null ? null : billNumber(row.billnumber),
  }
}
