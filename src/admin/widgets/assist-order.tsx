import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Button, Container, Heading, Skeleton, Text } from "@medusajs/ui"
import type { AssistPayment } from "../../owner/admin-api"
import { PaymentCard } from "../components/payment-card"
import { StatusMark } from "../components/status-mark"
import { TestMark } from "../components/test-mark"
import { hasAssistPayment } from "../lib/books"
import type { ShownOrder } from "../lib/order-lines"
import { useAssistOrder } from "../lib/use-assist-order"
import { useTexts } from "../lib/use-texts"

const UNPAID: ReadonlySet<AssistPayment["status"]> = new Set(["none", "declined", "timeout"])

/** Where this order's money is at Assist, and everything an owner may do with it. Absent from other orders. */
function AssistOrder({ data: order }: { data: ShownOrder }) {
  const { t } = useTexts()
  const { data, isPending, isError, refetch, isFetching } = useAssistOrder(order)
  const expected = hasAssistPayment(order)
  if (isPending) return expected ? <Loading /> : null
  if (isError)
    return expected ? (
      <Container className="flex flex-col items-start gap-y-3" role="alert">
        <Heading level="h2">{t("order.title")}</Heading>
        <Text size="small">{t("order.failed")}</Text>
        <Button size="small" variant="secondary" isLoading={isFetching} onClick={() => void refetch()}>
          {t("order.again")}
        </Button>
      </Container>
    ) : null
  if (data.payments.length === 0) return null

  // A refused attempt is worth a card of its own only while nothing better came of it.
  const paid = data.payments.filter(({ status, discrepancies }) => !UNPAID.has(status) || discrepancies.length > 0)
  const shown = paid.length > 0 ? paid : data.payments.slice(-1)
  const tries = data.payments.length - shown.length
  return (
    <>
      {shown.map((payment, index) => (
        <Container key={payment.order_number} className="divide-y p-0" data-assist-payment={payment.order_number}>
          <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
            <span className="flex items-center gap-x-2">
              <Heading level="h2">
                {shown.length > 1 ? t("order.payment", { index: index + 1 }) : t("order.title")}
              </Heading>
              {payment.test_mode && <TestMark />}
            </span>
            <StatusMark status={payment.status} />
          </div>
          <PaymentCard order={order} payment={payment} />
          {index === shown.length - 1 && tries > 0 && (
            <Text size="xsmall" className="text-ui-fg-subtle px-6 py-4">
              {t("order.earlier_tries", { count: tries })}
            </Text>
          )}
        </Container>
      ))}
    </>
  )
}

function Loading() {
  const { t } = useTexts()
  return (
    <Container className="flex flex-col gap-y-3" aria-busy="true">
      <Heading level="h2">{t("order.title")}</Heading>
      <span className="sr-only" role="status">
        {t("order.loading")}
      </span>
      <Skeleton style={{ height: 8 }} />
      <Skeleton style={{ height: 32 }} />
    </Container>
  )
}

// The side column: above the fold at 1280 px, while the main one ends below metadata and JSON (contract 8). The id keeps
// the place the owner gives the widget.
export const config = defineWidgetConfig({ zone: "order.details.side.after", id: "assist-order" })

export default AssistOrder
