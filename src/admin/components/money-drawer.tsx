import { Button, Drawer, Text } from "@medusajs/ui"
import { type ReactNode, useMemo, useState } from "react"
import type { AssistPayment, MoveMoneyAnswer, MoveMoneyRequest } from "../../owner/admin-api"
import { toDecimal, toMinor } from "../lib/minor-units"
import { linesOf, type ShownOrder } from "../lib/order-lines"
import type { Action } from "../lib/use-action"
import { useReceiptPreview } from "../lib/use-receipt-preview"
import { useTexts } from "../lib/use-texts"
import { useAsk } from "./ask"
import { DrawerHead } from "./drawer-head"
import { ReceiptPreview } from "./receipt-preview"
import { ResultLine } from "./result-line"
import { useSumChoice } from "./sum-choice"

export interface PaymentDrawerProps {
  readonly order: ShownOrder
  readonly payment: AssistPayment
  readonly paymentId: string
  readonly action: Action
  readonly onClose: () => void
}

export interface MoneyDrawerProps extends PaymentDrawerProps {
  /** Which texts to use. */
  readonly move: "capture" | "refund"
  /** The largest sum, a decimal string. */
  readonly left: string
  /** Moving the money cannot be undone. */
  readonly danger?: boolean
  /** What is asked before the money moves. `rest` is undefined when the whole is moved. */
  readonly question: (amount: string, rest: string | undefined) => string
  /** What becomes of what is not moved now. */
  readonly rest: (rest: string) => string
  /** `amount` is missing when only the whole can be moved. */
  readonly send: (sums: Pick<MoveMoneyRequest, "left" | "amount" | "lines">) => Promise<MoveMoneyAnswer>
  readonly children?: ReactNode
}

/**
 * The drawer has no trigger of its own, so it has to be told where the keyboard was before. A button that is gone, because there is
 * nothing left to move, leaves the keyboard to the buttons it stood among.
 */
function useReturnFocus(): (event: Event) => void {
  const [opener] = useState(() => document.activeElement)
  const [buttons] = useState(() => opener?.closest("fieldset"))
  return (event) => {
    event.preventDefault()
    const next = opener?.isConnected ? opener : buttons?.querySelector("button:not(:disabled)")
    if (next instanceof HTMLElement) next.focus()
  }
}

/**
 * The form beside the page in which a sum is chosen and moved. What happens to the rest is said before. Closed by Escape and
 * by "Back", but not while it works.
 */
export function MoneyDrawer(props: MoneyDrawerProps) {
  const { order, payment, action, move, left, onClose } = props
  const { t, format } = useTexts()
  const ask = useAsk()
  const returnFocus = useReturnFocus()
  const max = toMinor(left)
  const lines = useMemo(() => linesOf(order), [order])
  const choices = useReceiptPreview(props.paymentId, { move }).preview
  const chosen = useSumChoice(max, {
    currency: payment.sums_currency,
    fixed: payment.whole_only,
    lines,
    receipt: choices,
    // What went back before may have been the newest return's.
    prefill: move === "refund" && toMinor(payment.returned) === 0,
  })
  // Where lines go with it, what will be moved is what its receipt says.
  const withReceipt = !payment.whole_only && Boolean(choices && (choices.lines.length > 0 || choices.refusal))
  const receipt = useReceiptPreview(props.paymentId, withReceipt && chosen.wish ? { move, ...chosen.wish } : undefined)
  const { preview } = receipt
  const previewed = preview?.amount ? toMinor(preview.amount) : undefined
  const sum = !withReceipt ? chosen.sum : previewed !== undefined && previewed <= max ? previewed : undefined
  const money = (minor: number) => format.money(toDecimal(minor), payment.sums_currency)
  const running = action.running !== undefined

  const submit = async () => {
    if (sum === undefined || running) return
    const amount = money(sum)
    const agreed = await ask({
      title: t(`${move}.confirm_title`, { amount }),
      description: props.question(amount, sum < max ? money(max - sum) : undefined),
      confirm: t(`actions.${move}_sum`, { amount }),
      danger: props.danger,
    })
    if (!agreed) return
    const result = await action.run({
      name: `money ${payment.order_number}`,
      orderId: order.id,
      work: () => props.send({ left, ...chosen.wish, ...(payment.whole_only ? {} : { amount: toDecimal(sum) }) }),
    })
    if (result && result.kind !== "failed") onClose()
  }

  return (
    <Drawer open onOpenChange={(open) => !open && !running && onClose()}>
      <Drawer.Content onCloseAutoFocus={returnFocus}>
        <DrawerHead
          title={t(`${move}.title`)}
          lead={t(payment.whole_only ? `${move}.whole_only` : `${move}.lead`, { amount: money(max) })}
          busy={running}
        />
        <form
          className="flex min-h-0 flex-1 flex-col"
          onSubmit={(event) => {
            event.preventDefault()
            void submit()
          }}
        >
          <Drawer.Body className="flex flex-1 flex-col gap-y-4 overflow-auto">
            {chosen.element}
            {withReceipt && <ReceiptPreview state={receipt} currency={payment.sums_currency} />}
            {props.children}
            <div aria-live="polite">
              {sum !== undefined && (
                <Text size="small" className="bg-ui-bg-subtle rounded-lg border p-3" data-assist-consequence>
                  {sum < max ? props.rest(money(max - sum)) : t(`${move}.rest_none`)}
                </Text>
              )}
            </div>
            <ResultLine
              result={action.result?.kind === "failed" ? action.result : undefined}
              running={running ? t("actions.running") : undefined}
            />
          </Drawer.Body>
          <Drawer.Footer>
            <Button type="button" size="small" variant="secondary" disabled={running} onClick={onClose}>
              {t("actions.cancel")}
            </Button>
            <Button type="submit" size="small" disabled={sum === undefined || running} isLoading={running}>
              {sum === undefined ? t(`actions.${move}`) : t(`actions.${move}_sum`, { amount: money(sum) })}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}
