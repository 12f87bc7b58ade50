import { Badge, Heading, Table, Text } from "@medusajs/ui"
import type { Reconciliation, ReconciliationRow } from "../../owner/admin-api"
import { useTexts } from "../lib/use-texts"
import { OrderLink } from "./order-link"
import { ScrollTable } from "./scroll-table"

const COLORS = { equal: "green", differs: "red", only_assist: "orange", only_medusa: "orange" } as const

/** Totals, then the payments: what differs comes first. */
export function ReconciliationTables({ answer }: { answer: Reconciliation }) {
  const { t, format } = useTexts()
  const { rows, count, differing } = answer
  return (
    <div className="flex flex-col gap-y-4 py-4">
      <Text size="small" weight="plus" className="px-6" role="status" data-assist-differing={differing}>
        {`${format.date(answer.date)}: `}
        {differing === 0
          ? t("reconciliation.all_equal", { count })
          : t("reconciliation.differing", { count: differing })}
      </Text>
      <Heading level="h2" className="px-6">
        {t("reconciliation.totals")}
      </Heading>
      <ScrollTable
        label={t("reconciliation.totals")}
        head={[
          t("reconciliation.currency"),
          t("reconciliation.charged"),
          t("reconciliation.captured"),
          t("reconciliation.returned"),
          t("reconciliation.refunded"),
        ]}
      >
        {answer.totals.map((total) => (
          <Table.Row key={total.currency}>
            <Table.Cell>{total.currency}</Table.Cell>
            {[total.assist_charged, total.medusa_captured, total.assist_returned, total.medusa_refunded].map(
              (sum, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change places
                <Table.Cell key={index} className="text-nowrap">
                  {format.money(sum, total.currency)}
                </Table.Cell>
              ),
            )}
          </Table.Row>
        ))}
      </ScrollTable>
      <Heading level="h2" className="px-6">
        {t("reconciliation.rows")}
      </Heading>
      <ScrollTable
        label={t("reconciliation.rows")}
        head={[
          t("reconciliation.verdict"),
          t("page.order"),
          t("facts.billnumber"),
          t("reconciliation.state"),
          t("reconciliation.held"),
          t("reconciliation.charged"),
          t("reconciliation.captured"),
          t("reconciliation.returned"),
          t("reconciliation.refunded"),
        ]}
      >
        {rows.map((row) => (
          <Row key={`${row.order_number} ${row.billnumber}`} row={row} />
        ))}
      </ScrollTable>
    </div>
  )
}

function Row({ row }: { row: ReconciliationRow }) {
  const { t, format } = useTexts()
  return (
    <Table.Row data-assist-verdict={row.verdict}>
      <Table.Cell>
        <Badge size="2xsmall" color={COLORS[row.verdict]} className="text-nowrap">
          {t(`reconciliation.verdicts.${row.verdict}`)}
        </Badge>
      </Table.Cell>
      <Table.Cell>
        <OrderLink {...row} />
      </Table.Cell>
      <Table.Cell>{row.billnumber}</Table.Cell>
      <Table.Cell>{row.orderstate}</Table.Cell>
      {[row.held, row.charged, row.captured, row.returned, row.refunded].map((sum, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change places
        <Table.Cell key={index} className="text-nowrap">
          {format.money(sum, row.currency)}
        </Table.Cell>
      ))}
    </Table.Row>
  )
}
