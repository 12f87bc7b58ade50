import { Text } from "@medusajs/ui"
import type { AssistReceiptLine } from "../../owner/admin-api"
import { useTexts } from "../lib/use-texts"

/** The lines of a fiscal receipt, as a till prints them. */
export function ReceiptLines({ lines, currency }: { lines: readonly AssistReceiptLine[]; currency: string }) {
  const { pick, format } = useTexts()
  return (
    <ol className="flex flex-col gap-y-2" data-assist-receipt-lines>
      {lines.map((line) => {
        const codes = [line.tax, line.payment_mode].flatMap((code) => (code ? [pick(code.text)] : []))
        return (
          <li key={line.number} className="flex flex-col">
            <Text size="small" className="break-words">
              {line.name}
            </Text>
            <div className="flex flex-wrap items-start justify-between gap-x-3">
              <Text size="small" className="text-ui-fg-subtle">
                {`${format.number(Number(line.quantity))} × ${format.money(line.price, currency)}`}
              </Text>
              <Text size="small" className="text-nowrap">
                {format.money(line.amount, currency)}
              </Text>
            </div>
            {codes.length > 0 && (
              <Text size="xsmall" className="text-ui-fg-subtle">
                {codes.join(" · ")}
              </Text>
            )}
          </li>
        )
      })}
    </ol>
  )
}
