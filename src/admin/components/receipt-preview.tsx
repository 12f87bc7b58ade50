import { Text } from "@medusajs/ui"
import { useId } from "react"
import type { PreviewState } from "../lib/use-receipt-preview"
import { useTexts } from "../lib/use-texts"
import { ReceiptLines } from "./receipt-lines"

/** The receipt that pressing the button would make, before it is pressed; or why there would be none. */
export function ReceiptPreview({ state, currency }: { state: PreviewState; currency: string }) {
  const { t, refused } = useTexts()
  const id = useId()
  const { preview, asking, failed } = state
  if (!preview && !asking && !failed) return null
  const receipt = preview?.receipt
  return (
    <section
      aria-labelledby={id}
      aria-live="polite"
      aria-busy={asking}
      className="bg-ui-bg-subtle flex flex-col gap-y-3 rounded-lg border p-3"
      data-assist-receipt={failed ? "failed" : asking ? "asking" : (receipt?.is ?? "refused")}
    >
      <Text id={id} size="small" weight="plus">
        {t("receipt.preview.title")}
      </Text>
      <Text size="small" className="text-ui-fg-subtle break-words">
        {failed
          ? t("receipt.preview.failed")
          : asking
            ? t("receipt.preview.making")
            : receipt
              ? t(`receipt.preview.${receipt.is}`)
              : t("receipt.preview.refused")}
      </Text>
      {preview?.refusal && (
        <Text size="small" className="break-words">
          {refused(preview.refusal)}
        </Text>
      )}
      {receipt && receipt.lines.length > 0 && <ReceiptLines lines={receipt.lines} currency={currency} />}
    </section>
  )
}
