import { api } from "../lib/api"
import { useTexts } from "../lib/use-texts"
import { MoneyDrawer, type PaymentDrawerProps } from "./money-drawer"

/** Capture of the hold or of a part. Assist charges once. */
export function CaptureDrawer(props: PaymentDrawerProps) {
  const { t } = useTexts()
  // "at_once" or "later": whether Assist is asked to let go of the rest with the charge.
  const goes = props.payment.auto_deposit ? "at_once" : "later"
  return (
    <MoneyDrawer
      {...props}
      move="capture"
      left={props.payment.held}
      question={(amount, rest) =>
        rest === undefined ? t("capture.confirm_all", { amount }) : t(`capture.confirm_part.${goes}`, { amount, rest })
      }
      rest={(rest) => t(`capture.rest.${goes}`, { rest })}
      send={(sums) => api.capture(props.paymentId, sums)}
    />
  )
}
