import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import type { AssistPayment, AssistReceipt } from "../../owner/admin-api"
import { api } from "../lib/api"
import { keys } from "../lib/query-keys"
import { useTexts } from "../lib/use-texts"
import { OutsideLink } from "./facts"
import { ReceiptLines } from "./receipt-lines"

/** What was sent for the receipts of a payment. Assist is asked for the fiscal documents when somebody opens it. */
export function Receipts({ payment }: { payment: AssistPayment }) {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  return (
    <details className="px-6 py-4" onToggle={(event) => setOpen(event.currentTarget.open)} data-assist-receipts>
      <summary className="txt-compact-small-plus cursor-pointer">{t("receipt.title")}</summary>
      <ol className="mt-3 flex flex-col gap-y-3">
        {payment.receipts.map((receipt, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: in the order they happened; without Assist's answer none has a number
          <li key={`${receipt.billnumber} ${index}`} className="border-l pl-3" data-assist-receipt-of={receipt.of}>
            <Receipt receipt={receipt} payment={payment} asked={open} />
          </li>
        ))}
      </ol>
    </details>
  )
}

interface ReceiptProps {
  readonly receipt: AssistReceipt
  readonly payment: AssistPayment
  readonly asked: boolean
}

function Receipt({ receipt, payment, asked }: ReceiptProps) {
  const { t, format } = useTexts()
  const currency = receipt.currency ?? payment.currency
  return (
    <div className="flex flex-col gap-y-2">
      <div className="flex items-start justify-between gap-x-2">
        <Text size="small" weight="plus">
          {t(`receipt.of.${receipt.of}`)}
          {receipt.amount && <span className="text-nowrap">{` · ${format.money(receipt.amount, currency)}`}</span>}
        </Text>
        {receipt.at && (
          <Text size="xsmall" className="text-ui-fg-subtle text-nowrap">
            <time dateTime={receipt.at}>{format.dateTime(receipt.at)}</time>
          </Text>
        )}
      </div>
      {receipt.from === "assist" && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t("receipt.from_cabinet")}
        </Text>
      )}
      {receipt.lines.length > 0 ? (
        <ReceiptLines lines={receipt.lines} currency={currency} />
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          {t("receipt.no_lines")}
        </Text>
      )}
      {asked && payment.payment_id && receipt.billnumber && (
        <Document paymentId={payment.payment_id} billnumber={receipt.billnumber} />
      )}
    </div>
  )
}

function Document({ paymentId, billnumber }: { paymentId: string; billnumber: string }) {
  const { t } = useTexts()
  const { data, isError } = useQuery({
    queryKey: keys.fiscalDocument(paymentId, billnumber),
    queryFn: () => api.fiscalDocument(paymentId, billnumber),
    retry: false,
    staleTime: 60_000,
  })
  const words = isError ? t("receipt.document.failed") : t(`receipt.document.${data?.status ?? "asking"}`)
  const number = data?.document_number ? ` ${data.document_number}` : ""
  return (
    <Text as="div" size="small" className="text-ui-fg-subtle" role="status" data-assist-document={data?.status}>
      {data?.url ? <OutsideLink href={data.url}>{`${words}${number}`}</OutsideLink> : `${words}${number}`}
    </Text>
  )
}
