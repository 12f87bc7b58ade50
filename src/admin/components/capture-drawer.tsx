import { api } from "../lib/api"
import { useTexts } from "../lib/use-texts"
import { MoneyDrawer, type PaymentDrawerProps } from "./money-drawer"

/** Capture of the hold or of a part. Assist charges once. */
export function CaptureDrawer(props: PaymentDrawerProps) {
  const { t } = useTexts()
  return (
    <MoneyDrawer
      {...props}
      move="capture"
      left={props.payment.held}
      question={(amount, rest) =>
        rest === undefined ? t("capture.confirm_all", { amount }) : t("capture.confirm_part", { amount, rest })
      }
      send={(sums) => api.capture(props.paymentId, sums)}
    />
  )
}
