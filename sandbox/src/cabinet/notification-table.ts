import { type Html, html } from "../pages/html.ts"
import { OPERATION_TYPE_TEXTS } from "../pages/state-texts.ts"
import { assistDate } from "../protocol/dates.ts"
import type { Language } from "../protocol/language.ts"
import type { NotificationRow } from "../store/rows.ts"
import { CABINET_TEXTS } from "./texts.ts"

const STATES: Record<NotificationRow["state"], { tone: string } & Record<Language, string>> = {
  pending: { tone: "wait", RU: "ожидает ответа", EN: "pending" },
  answered: { tone: "good", RU: "принято магазином", EN: "answered" },
  failed: { tone: "bad", RU: "отвергнуто магазином", EN: "refused" },
  given_up: { tone: "bad", RU: "не доставлено", EN: "given up" },
}

/** Notifications with their deliveries and a button to send each again. */
export function notificationTable(rows: readonly NotificationRow[], language: Language, backTo: string): Html {
  const text = CABINET_TEXTS[language]
  return html`<div class="scroll"><table>
<thead><tr><th>№</th><th>${text.order}</th><th>${text.operation}</th><th>${text.operationState}</th><th>${text.attempts}</th><th></th></tr></thead>
<tbody>${rows.map(
    (row) => html`<tr>
<td>${row.id}</td>
<td><a href="/cabinet/orders/${row.billnumber}">${row.orderNumber}</a><br><small>${assistDate(new Date(row.createdAt))}</small></td>
<td>${OPERATION_TYPE_TEXTS[row.operationType][language]}<br><small>${row.fields["orderstate"]} · ${row.fields["responsecode"]}</small></td>
<td><span class="badge ${STATES[row.state].tone}">${STATES[row.state][language]}</span></td>
<td>${row.attempts}${row.nextAttemptAt && row.state === "pending" && html`<br><small>${text.nextAttempt} ${assistDate(new Date(row.nextAttemptAt))}</small>`}
<details><summary><small>${text.fields}</small></summary><pre>${details(row)}</pre></details></td>
<td><form method="post" action="/cabinet/notifications/${row.id}/resend"><input type="hidden" name="back" value="${backTo}"><button class="quiet small">${text.resend}</button></form></td>
</tr>`,
  )}</tbody></table></div>`
}

function details(row: NotificationRow): string {
  const fields = Object.entries(row.fields).map(([name, value]) => `${name}=${value}`)
  const deliveries = row.deliveries.map((one) => `${one.at} ${one.status ?? "—"} ${one.result}`)
  return [...deliveries, "", ...fields, "", row.answer ?? ""].join("\n").trim()
}
