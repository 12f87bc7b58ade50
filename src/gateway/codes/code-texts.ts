import type { CodeText } from "./code-text"
import { FIRST_CODES } from "./first-codes"
import { OPERATION_STATES, OPERATION_TYPES } from "./operations"
import { ORDER_STATE_TEXTS } from "./order-states"
import { PAYMENT_MODES, PAYMENT_TYPES, TAX_RATES, TAXATION_SYSTEMS } from "./receipt-codes"
import { RESPONSE_CODES } from "./response-codes"
import { SECOND_CODES } from "./second-codes"
import { AUTH_REQUIRED, AUTH_RESULTS } from "./three-ds"

const TABLES = {
  orderState: ORDER_STATE_TEXTS,
  operationType: OPERATION_TYPES,
  operationState: OPERATION_STATES,
  responseCode: RESPONSE_CODES,
  firstCode: FIRST_CODES,
  secondCode: SECOND_CODES,
  taxRate: TAX_RATES,
  paymentMode: PAYMENT_MODES,
  paymentType: PAYMENT_TYPES,
  taxationSystem: TAXATION_SYSTEMS,
  authResult: AUTH_RESULTS,
  authRequired: AUTH_REQUIRED,
} as const satisfies Record<string, ReadonlyMap<string, CodeText>>

/** Assist's code tables (seed 004, protocol 11), as {@link codeTexts} knows them. */
export type CodeTable = keyof typeof TABLES

/** Case and blanks of codes differ between Assist's services: `TimeOut`, `Timeout`, `In Process`, `in_process`. */
const plain = (code: string) => code.toLowerCase().replace(/[\s_]/g, "")

const BY_TABLE = new Map<string, ReadonlyMap<string, CodeText>>(
  Object.entries(TABLES).map(([name, table]) => [
    name,
    new Map(
      [...(table as ReadonlyMap<string, CodeText>)].map(([code, { en, ru, be }]) => [plain(code), { en, ru, be }]),
    ),
  ]),
)

/**
 * What a code means, in English, Russian and Belarusian; `undefined` when Assist's documents do not know it. Takes codes as
 * Assist writes them and as the client's model does.
 */
export function codeTexts(table: CodeTable, code: string | number): CodeText | undefined {
  return BY_TABLE.get(table)?.get(plain(String(code)))
}
