import type { MedusaContainer } from "@medusajs/framework/types"
import { ASSIST_MODULE } from "../modules/assist"
import { ledgerOperation, ledgerOrder, type Unchecked } from "../modules/assist/ledger/read-rows"
import type { LedgerOperation, LedgerOrder } from "../modules/assist/ledger/rows"
import type { AssistModuleService } from "../modules/assist/service"

/** The plugin's tables, to read. */
export function assistTables(container: MedusaContainer): AssistModuleService {
  return container.resolve<AssistModuleService>(ASSIST_MODULE)
}

/** Medusa's generated service types JSON columns as records and enums as text; the row types here say what is in them. */
export function rowsAs<Row>(rows: readonly object[]): Row[] {
  return rows as unknown as Row[]
}

export function orderRows(rows: readonly object[]): LedgerOrder[] {
  return rowsAs<Unchecked<LedgerOrder>>(rows).map(ledgerOrder)
}

export function operationRows(rows: readonly object[]): LedgerOperation[] {
  return rowsAs<Unchecked<LedgerOperation>>(rows).map((row) => ledgerOperation(row))
}
