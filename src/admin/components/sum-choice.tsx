import { Button, Hint, Tabs, Text } from "@medusajs/ui"
import { useEffect, useMemo, useRef, useState } from "react"
import type { MoveMoneyRequest, ReceiptPreview, SuggestedLines } from "../../owner/admin-api"
import { type Minor, parseTyped, toDecimal } from "../lib/minor-units"
import { linesOfReceipt, type OrderLine, priceOfTicked, type Ticked, tickedOf, wishedLines } from "../lib/order-lines"
import { useTexts } from "../lib/use-texts"
import { AmountField } from "./amount-field"
import { LinePicker } from "./line-picker"

export interface SumChoice {
  /** The sum that was chosen, as far as this page can tell; undefined while it is none that can be moved. */
  readonly sum: Minor | undefined
  /** The same for the API; undefined while nothing is chosen. Its lines are those of a receipt: the sum follows from them. */
  readonly wish: Pick<MoveMoneyRequest, "amount" | "lines"> | undefined
  readonly element: JSX.Element
}

export interface SumChoiceOptions {
  readonly currency: string
  readonly fixed: boolean
  /** The order's own lines, where no receipt has any. */
  readonly lines: readonly OrderLine[]
  /** What is left of the receipt's lines, once that is known. */
  readonly receipt: Pick<ReceiptPreview, "lines" | "suggested"> | undefined
  /** Begin with the lines of the newest return or claim. */
  readonly prefill: boolean
}

/** A sum, typed or ticked together from lines of the order. */
export function useSumChoice(max: Minor, { currency, fixed, lines, receipt, prefill }: SumChoiceOptions): SumChoice {
  const { t, format } = useTexts()
  const [by, setBy] = useState<"amount" | "lines">("amount")
  const [typed, setTyped] = useState(() => format.typed(toDecimal(max)))
  const [ticked, setTicked] = useState<Ticked>({})
  const left = useMemo(() => receipt?.lines ?? [], [receipt])
  const shown = useMemo(() => (left.length > 0 ? linesOfReceipt(left) : lines), [left, lines])
  const suggested = receipt?.suggested ?? []
  const take = (suggestion: SuggestedLines) => {
    setBy("lines")
    setTicked(tickedOf(suggestion.lines))
  }
  const [newest] = suggested
  const filled = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the suggestions arrive; then the owner chooses
  useEffect(() => {
    if (!newest || filled.current) return
    filled.current = true
    if (prefill && !fixed) take(newest)
  }, [newest])

  const chosen = fixed ? max : by === "amount" ? parseTyped(typed) : priceOfTicked(shown, ticked) || undefined
  const sum = chosen !== undefined && chosen <= max ? chosen : undefined
  const ofReceipt = by === "lines" && left.length > 0 ? wishedLines(left, ticked) : undefined
  const wish = ofReceipt
    ? ofReceipt.length > 0
      ? { lines: ofReceipt }
      : undefined
    : sum === undefined
      ? undefined
      : fixed
        ? {}
        : { amount: toDecimal(sum) }
  const money = (minor: Minor) => format.money(toDecimal(minor), currency)

  const amountError =
    chosen === undefined ? t("amount.missing") : chosen > max ? t("amount.too_much", { max: money(max) }) : undefined
  const amount = (
    <AmountField
      value={fixed ? format.typed(toDecimal(max)) : typed}
      onChange={setTyped}
      max={max}
      currency={currency}
      fixed={fixed}
      error={by === "amount" ? amountError : undefined}
    />
  )
  if (fixed || shown.length === 0) return { sum, wish, element: amount }

  const over = chosen !== undefined && chosen > max
  const element = (
    <div className="flex flex-col gap-y-4">
      {suggested.length > 0 && <Suggestions suggested={suggested} onTake={take} />}
      <Tabs value={by} onValueChange={(value) => setBy(value === "lines" ? "lines" : "amount")}>
        <Tabs.List>
          <Tabs.Trigger value="amount">{t("lines.by_amount")}</Tabs.Trigger>
          <Tabs.Trigger value="lines">{t("lines.by_lines")}</Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="amount" className="pt-4">
          {amount}
        </Tabs.Content>
        <Tabs.Content value="lines" className="flex flex-col gap-y-2 pt-4">
          <LinePicker lines={shown} currency={currency} ticked={ticked} onChange={setTicked} />
          <div aria-live="polite">
            <Hint variant={over ? "error" : "info"}>
              {chosen === undefined
                ? t("lines.none")
                : over
                  ? t("lines.over", { amount: money(chosen), max: money(max) })
                  : t("lines.selected", { amount: money(chosen) })}
            </Hint>
          </div>
        </Tabs.Content>
      </Tabs>
    </div>
  )
  return { sum, wish, element }
}

interface SuggestionsProps {
  readonly suggested: readonly SuggestedLines[]
  readonly onTake: (suggestion: SuggestedLines) => void
}

/** The returns and claims of the order, to take their lines over. */
function Suggestions({ suggested, onTake }: SuggestionsProps) {
  const { t } = useTexts()
  return (
    <div className="flex flex-wrap items-center gap-2" data-assist-suggested>
      <Text size="small" className="text-ui-fg-subtle">
        {t("receipt.suggested.title")}
      </Text>
      {suggested.map((one) => (
        <Button key={one.id} type="button" size="small" variant="secondary" onClick={() => onTake(one)}>
          {t(`receipt.suggested.${one.from}`, { number: one.display_id ?? "" })}
        </Button>
      ))}
    </div>
  )
}
