import { Button, Table, Text } from "@medusajs/ui"
import { useState } from "react"
import type { Agreement } from "../../owner/admin-api"
import { api } from "../lib/api"
import { keys } from "../lib/query-keys"
import { useAction } from "../lib/use-action"
import { useTexts } from "../lib/use-texts"
import { useAsk } from "./ask"
import { Choice } from "./choice"
import { NarrowedList } from "./narrowed-list"
import { ScrollTable } from "./scroll-table"

/** A choice needs a value that is not empty. */
const ALL = "all"
const STATUSES = ["active", "canceled", "proposed"] as const

/** Agreements on recurring payments, the newest first, with what was paid under them. */
export function AgreementList() {
  const { t } = useTexts()
  const [status, setStatus] = useState<string>(ALL)
  const choices = [
    { value: ALL, label: t("page.all") },
    ...STATUSES.map((value) => ({ value, label: t(`agreements.statuses.${value}`) })),
  ]
  return (
    <NarrowedList
      lead={t("agreements.lead")}
      empty={t("agreements.empty")}
      controls={<Choice label={t("page.status")} value={status} onChange={setStatus} options={choices} />}
      asked={{ status: status === ALL ? "" : status }}
      limit={20}
      keyOf={keys.agreements}
      load={api.agreements}
    >
      {(list) => (
        <ScrollTable
          label={t("page.tab.agreements")}
          head={[
            t("page.status"),
            t("agreements.one_payment"),
            t("agreements.until"),
            t("agreements.next"),
            t("agreements.payments"),
            t("actions.title"),
          ]}
        >
          {list.agreements.map((agreement) => (
            <AgreementRow key={agreement.id} agreement={agreement} />
          ))}
        </ScrollTable>
      )}
    </NarrowedList>
  )
}

function AgreementRow({ agreement }: { agreement: Agreement }) {
  const { t, format } = useTexts()
  const { currency, min_amount, max_amount, status, retry_at, chargeable_from, declines } = agreement
  const next = retry_at ?? chargeable_from
  return (
    <Table.Row>
      <Table.Cell>{t(`agreements.statuses.${status}`)}</Table.Cell>
      <Table.Cell>
        {format.money(min_amount, currency)} – {format.money(max_amount, currency)}
        <Text size="small" className="text-ui-fg-subtle">
          {t("agreements.every", { count: agreement.period_days })}
        </Text>
      </Table.Cell>
      <Table.Cell className="text-nowrap">{agreement.until}</Table.Cell>
      <Table.Cell>
        {next ? format.dateTime(next) : t("facts.none")}
        {declines > 0 && (
          <Text size="small" className="text-ui-fg-error">
            {t("agreements.declined", { count: declines })}
          </Text>
        )}
      </Table.Cell>
      <Table.Cell>
        {agreement.payments.map((payment) => (
          <Text key={payment.order_number} size="small" className="text-nowrap">
            {payment.order_number} · {format.money(payment.amount, payment.currency)} ·{" "}
            {payment.orderstate || t("facts.none")}
          </Text>
        ))}
      </Table.Cell>
      <Table.Cell>{(status === "active" || status === "proposed") && <CancelButton id={agreement.id} />}</Table.Cell>
    </Table.Row>
  )
}

function CancelButton({ id }: { id: string }) {
  const { t } = useTexts()
  const ask = useAsk()
  const { running, run } = useAction()
  const cancel = async () => {
    const question = {
      title: t("agreements.cancel"),
      description: t("agreements.cancel_question"),
      confirm: t("agreements.cancel"),
      danger: true,
    }
    if (!(await ask(question))) return
    const work = async () => {
      await api.cancelAgreement(id)
      return {}
    }
    await run({ name: `cancel agreement ${id}`, work, done: t("agreements.canceled") })
  }
  return (
    <Button size="small" variant="secondary" isLoading={running !== undefined} onClick={() => void cancel()}>
      {t("agreements.cancel")}
    </Button>
  )
}
