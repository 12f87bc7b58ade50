import { ArrowUpRightOnBox } from "@medusajs/icons"
import { Copy, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import type { AssistPayment } from "../../owner/admin-api"
import { LINK_STYLE } from "../lib/link-style"
import { useTexts } from "../lib/use-texts"

/** One line of "name: value". */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-2 items-start gap-x-4">
      <dt>
        <Text size="small" className="text-ui-fg-subtle">
          {name}
        </Text>
      </dt>
      <dd className="min-w-0">
        <Text as="div" size="small" className="break-words">
          {children}
        </Text>
      </dd>
    </div>
  )
}

/** A value to take along, with a button that puts it on the clipboard. */
export function Copyable({ value, what }: { value: string; what: string }) {
  const { t } = useTexts()
  return (
    <span className="flex items-start gap-x-2">
      <span className="min-w-0 break-all">{value}</span>
      <Copy
        content={value}
        aria-label={t("facts.copy", { what })}
        variant="mini"
        className="text-ui-fg-muted shrink-0"
      />
    </span>
  )
}

/** A link that leaves the shop. */
export function OutsideLink({ href, children }: { href: string; children: ReactNode }) {
  const { t } = useTexts()
  return (
    <a href={href} target="_blank" rel="noreferrer" className="inline-flex items-center gap-x-1" style={LINK_STYLE}>
      {children}
      <ArrowUpRightOnBox aria-hidden="true" />
      <span className="sr-only">{t("facts.new_tab")}</span>
    </a>
  )
}

/** What Assist and the bank say about a payment. */
export function Facts({ payment }: { payment: AssistPayment }) {
  const { t, pick } = useTexts()
  const card = [payment.card, payment.card_type].filter(Boolean).join(" · ")
  return (
    <dl className="flex flex-col gap-y-2" data-assist-facts>
      {card && <Fact name={t("facts.card")}>{card}</Fact>}
      {payment.bank && <Fact name={t("facts.bank")}>{payment.bank}</Fact>}
      {payment.approval_code && <Fact name={t("facts.approval_code")}>{payment.approval_code}</Fact>}
      {payment.three_ds && <Fact name={t("facts.three_ds")}>{pick(payment.three_ds.text)}</Fact>}
      {payment.billnumber && (
        <Fact name={t("facts.billnumber")}>
          <Copyable value={payment.billnumber} what={t("facts.billnumber")} />
        </Fact>
      )}
      <Fact name={t("facts.order_number")}>
        <Copyable value={payment.order_number} what={t("facts.order_number")} />
      </Fact>
      <Fact name={t("facts.merchant")}>{payment.merchant_id}</Fact>
      {payment.orderstate && <Fact name={t("facts.state")}>{payment.orderstate}</Fact>}
      {payment.cabinet_url && (
        <Fact name="">
          <OutsideLink href={payment.cabinet_url}>{t("facts.cabinet")}</OutsideLink>
        </Fact>
      )}
    </dl>
  )
}
