import { Hint, Tabs } from "@medusajs/ui"
import { useState } from "react"
import { type Minor, parseTyped, toDecimal } from "../lib/minor-units"
import { type OrderLine, priceOfTicked, type Ticked } from "../lib/order-lines"
import { useTexts } from "../lib/use-texts"
import { AmountField } from "./amount-field"
import { LinePicker } from "./line-picker"

export interface SumChoice {
  /** The sum that was chosen; undefined while it is none that can be moved. */
  readonly sum: Minor | undefined
  readonly element: JSX.Element
}

/** A sum, typed or ticked together from lines of the order. */
export function useSumChoice(
  max: Minor,
  { currency, fixed, lines }: { currency: string; fixed: boolean; lines: readonly OrderLine[] },
): SumChoice {
  const { t, format } = useTexts()
  const [by, setBy] = useState<"amount" | "lines">("amount")
  const [typed, setTyped] = useState(() => toDecimal(max))
  const [ticked, setTicked] = useState<Ticked>({})

  const chosen = fixed ? max : by === "amount" ? parseTyped(typed) : priceOfTicked(lines, ticked) || undefined
  const sum = chosen !== undefined && chosen <= max ? chosen : undefined
  const money = (minor: Minor) => format.money(toDecimal(minor), currency)

  const amountError =
    chosen === undefined ? t("amount.missing") : chosen > max ? t("amount.too_much", { max: money(max) }) : undefined
  const amount = (
    <AmountField
      value={fixed ? toDecimal(max) : typed}
      onChange={setTyped}
      max={max}
      currency={currency}
      fixed={fixed}
      error={by === "amount" ? amountError : undefined}
    />
  )
  if (fixed || lines.length === 0) return { sum, element: amount }

  const over = chosen !== undefined && chosen > max
  const element = (
    <Tabs value={by} onValueChange={(value) => setBy(value === "lines" ? "lines" : "amount")}>
      <Tabs.List>
        <Tabs.Trigger value="amount">{t("lines.by_amount")}</Tabs.Trigger>
        <Tabs.Trigger value="lines">{t("lines.by_lines")}</Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content value="amount" className="pt-4">
        {amount}
      </Tabs.Content>
      <Tabs.Content value="lines" className="flex flex-col gap-y-2 pt-4">
        <LinePicker lines={lines} currency={currency} ticked={ticked} onChange={setTicked} />
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
  )
  return { sum, element }
}
