import { usePrompt } from "@medusajs/ui"
import { useTexts } from "../lib/use-texts"

export interface Question {
  readonly title: string
  readonly description: string
  /** What the button that goes on says. */
  readonly confirm: string
  /** Money goes back to the customer: shown in red. */
  readonly danger?: boolean
}

/** Asks before anything moves; true when the owner goes on. */
export function useAsk(): (question: Question) => Promise<boolean> {
  const prompt = usePrompt()
  const { t } = useTexts()
  return async ({ title, description, confirm, danger }) => {
    const opener = document.activeElement
    const agreed = await prompt({
      title,
      description,
      confirmText: confirm,
      cancelText: t("actions.cancel"),
      variant: danger ? "danger" : "confirmation",
    })
    // The question is drawn outside of the page and takes the keyboard with it; once it is gone, back to the button.
    setTimeout(() => opener instanceof HTMLElement && opener.focus())
    return agreed
  }
}
