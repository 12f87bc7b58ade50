import { Button, Hint, Input, Label } from "@medusajs/ui"
import { useId } from "react"
import { type Minor, toDecimal } from "../lib/minor-units"
import { useTexts } from "../lib/use-texts"

export interface AmountFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly max: Minor
  readonly currency: string
  /** Only the whole can be moved. */
  readonly fixed: boolean
  readonly error: string | undefined
}

/** A sum to type, with the most it can be and a button that fills that in. */
export function AmountField({ value, onChange, max, currency, fixed, error }: AmountFieldProps) {
  const { t, format } = useTexts()
  const id = useId()
  return (
    <div className="flex flex-col gap-y-2">
      <Label htmlFor={id} size="small" weight="plus">
        {t("amount.label", { currency: currency.toUpperCase() })}
      </Label>
      <div className="flex items-center gap-x-2">
        <div className="flex-1">
          <Input
            id={id}
            name="amount"
            inputMode="decimal"
            autoComplete="off"
            value={value}
            disabled={fixed}
            aria-invalid={Boolean(error)}
            aria-describedby={`${id}-hint`}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
        {!fixed && (
          <Button type="button" size="small" variant="secondary" onClick={() => onChange(format.typed(toDecimal(max)))}>
            {t("amount.all")}
          </Button>
        )}
      </div>
      <div id={`${id}-hint`} aria-live="polite">
        <Hint variant={error ? "error" : "info"}>
          {error ?? t("amount.max", { amount: format.money(toDecimal(max), currency) })}
        </Hint>
      </div>
    </div>
  )
}
