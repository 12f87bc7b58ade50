import { Checkbox, Input, Label, Text } from "@medusajs/ui"
import { useId } from "react"
import { toDecimal } from "../lib/minor-units"
import { type OrderLine, priceOf, type Ticked } from "../lib/order-lines"
import { useTexts } from "../lib/use-texts"

export interface LinePickerProps {
  readonly lines: readonly OrderLine[]
  readonly currency: string
  readonly ticked: Ticked
  readonly onChange: (ticked: Ticked) => void
}

/** Lines of the order to tick, with a quantity where there are several pieces. */
export function LinePicker({ lines, currency, ticked, onChange }: LinePickerProps) {
  return (
    <ul className="flex flex-col divide-y rounded-lg border">
      {lines.map((line) => (
        <li key={line.id}>
          <Line
            line={line}
            currency={currency}
            pieces={ticked[line.id] ?? 0}
            onChange={(pieces) => onChange({ ...ticked, [line.id]: pieces })}
          />
        </li>
      ))}
    </ul>
  )
}

interface LineProps {
  readonly line: OrderLine
  readonly currency: string
  readonly pieces: number
  readonly onChange: (pieces: number) => void
}

function Line({ line, currency, pieces, onChange }: LineProps) {
  const { t, format } = useTexts()
  const id = useId()
  const name = line.kind === "shipping" ? t("lines.shipping", { name: line.name }) : line.name
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 p-3">
      <Checkbox id={id} checked={pieces > 0} onCheckedChange={(on) => onChange(on === true ? line.quantity : 0)} />
      <Label htmlFor={id} size="small" className="min-w-0 flex-1 break-words">
        {name}
      </Label>
      {line.quantity !== 1 && (
        <span className="flex items-center gap-x-2">
          <Input
            type="number"
            size="small"
            min={0}
            max={line.quantity}
            step={Number.isInteger(line.quantity) ? 1 : 0.001}
            value={pieces}
            aria-label={t("lines.quantity", { name })}
            style={{ width: 64 }}
            onChange={(event) => onChange(typed(event.target.value, line.quantity))}
          />
          <Text size="small" className="text-ui-fg-subtle text-nowrap">
            {t("lines.of", { total: line.quantity })}
          </Text>
        </span>
      )}
      <Text size="small" className="text-nowrap">
        {format.money(toDecimal(priceOf(line, pieces || line.quantity)), currency)}
      </Text>
    </div>
  )
}

/** Whole pieces, but of a line that is sold by parts thousandths. */
function typed(text: string, max: number): number {
  const number = Number.isInteger(max) ? Number.parseInt(text, 10) : Math.round(Number.parseFloat(text) * 1000) / 1000
  return Number.isNaN(number) ? 0 : Math.max(0, Math.min(max, number))
}
