import { Badge, Tooltip } from "@medusajs/ui"
import { useTexts } from "../lib/use-texts"

/** Stands beside every payment that moved no real money, for as long as it is shown. */
export function TestMark() {
  const { t } = useTexts()
  return (
    <Tooltip content={t("order.test_hint")}>
      <Badge size="2xsmall" color="orange" tabIndex={0} aria-label={`${t("order.test")}. ${t("order.test_hint")}`}>
        {t("order.test")}
      </Badge>
    </Tooltip>
  )
}
