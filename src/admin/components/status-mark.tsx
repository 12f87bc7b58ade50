import { StatusBadge } from "@medusajs/ui"
import type { Status } from "../../owner/admin-api"
import { useTexts } from "../lib/use-texts"

const COLORS: Record<Status, "green" | "red" | "blue" | "orange" | "grey" | "purple"> = {
  none: "grey",
  in_process: "blue",
  declined: "red",
  timeout: "grey",
  held: "orange",
  charged: "green",
  partly_charged: "green",
  partly_returned: "purple",
  released: "grey",
  returned: "grey",
  unclear: "red",
}

/** The state of a payment, in words; the color only repeats it. */
export function StatusMark({ status }: { status: Status }) {
  const { t } = useTexts()
  return (
    <StatusBadge color={COLORS[status]} className="text-nowrap">
      {t(`status.${status}`)}
    </StatusBadge>
  )
}
