import type { ReconciliationRow, Texts } from "../admin-api"
import { say } from "../texts/say"

type Language = keyof Texts

const HEADER: readonly Texts[] = [
  say("Order", "Заказ", "Заказ"),
  say("OrderNumber at Assist", "Номер заказа в Ассист", "Нумар заказу ў Ассіст"),
  say("Billnumber", "Billnumber", "Billnumber"),
  say("State", "Состояние", "Стан"),
  say("Currency", "Валюта", "Валюта"),
  say("Held", "Заблокировано", "Заблакіравана"),
  say("Charged at Assist", "Списано в Ассист", "Спісана ў Ассіст"),
  say("Captured in Medusa", "Списано в Medusa", "Спісана ў Medusa"),
  say("Returned at Assist", "Возвращено в Ассист", "Вернута ў Ассіст"),
  say("Refunded in Medusa", "Возвращено в Medusa", "Вернута ў Medusa"),
  say("Comparison", "Сверка", "Зверка"),
]

const VERDICTS: Record<ReconciliationRow["verdict"], Texts> = {
  equal: say("equal", "совпадает", "супадае"),
  differs: say("differs", "расходится", "разыходзіцца"),
  only_assist: say("only at Assist", "только в Ассист", "толькі ў Ассіст"),
  only_medusa: say("only in Medusa", "только в Medusa", "толькі ў Medusa"),
}

/**
 * The day as a table that Excel opens with a double click in a Russian or Belarusian Windows: UTF-8 with a byte order mark,
 * `;` between cells and a comma before the kopecks (`30.10` would become the 30th of October). English: a point and commas
 * would need another list separator in Excel, so the cells are the same.
 * @param parts the day's rows, some at a time: a busy day is written as it is read
 */
export async function* reconciliationCsv(
  parts: AsyncIterable<readonly ReconciliationRow[]>,
  language: Language,
): AsyncGenerator<string, void, undefined> {
  yield `\uFEFF${line(HEADER.map((title) => cell(title[language])))}`
  for await (const rows of parts) yield rows.map((row) => rowLine(row, language)).join("")
}

function rowLine(row: ReconciliationRow, language: Language): string {
  return line([
    cell(row.display_id === null ? "" : `#${row.display_id}`),
    cell(row.order_number),
    longNumber(row.billnumber),
    cell(row.orderstate),
    cell(row.currency),
    ...[row.held, row.charged, row.captured, row.returned, row.refunded].map((sum) => sum.replace(".", ",")),
    cell(VERDICTS[row.verdict][language]),
  ])
}

const line = (cells: readonly string[]) => `${cells.join(";")}\r\n`

/** A spreadsheet runs what begins like a formula: such text gets an apostrophe before it. */
export function cell(value: string): string {
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value
  return /[";\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** 16 digits would be rounded to 15: `="5112…"` keeps them as text, and holds nothing but digits. */
function longNumber(value: string): string {
  return /^\d+$/.test(value) ? `"=""${value}"""` : cell(value)
}
