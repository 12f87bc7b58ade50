import { Button, Drawer, Text } from "@medusajs/ui"
import { type ReactNode, useState } from "react"
import type { ActionResult } from "../lib/use-action"
import { useTexts } from "../lib/use-texts"
import { ResultLine } from "./result-line"

export interface MoneyDrawerProps {
  readonly title: string
  readonly lead: string
  /** What pressing the button will do to the rest of the money. */
  readonly consequence: string | undefined
  readonly submit: string
  readonly enabled: boolean
  readonly running: boolean
  readonly result: ActionResult | undefined
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The drawer has no trigger of its own, so it has to be told where the keyboard was before. */
function useReturnFocus(): (event: Event) => void {
  const [opener] = useState(() => document.activeElement)
  return (event) => {
    event.preventDefault()
    if (opener instanceof HTMLElement) opener.focus()
  }
}

/** The form beside the page in which a sum is chosen. Closed by Escape and by "Back", but not while it works. */
export function MoneyDrawer(props: MoneyDrawerProps) {
  const { t } = useTexts()
  const { running } = props
  const returnFocus = useReturnFocus()
  return (
    <Drawer open onOpenChange={(open) => !open && !running && props.onClose()}>
      <Drawer.Content onCloseAutoFocus={returnFocus}>
        <Drawer.Header>
          <Drawer.Title>{props.title}</Drawer.Title>
          <Drawer.Description>{props.lead}</Drawer.Description>
        </Drawer.Header>
        <form
          className="flex min-h-0 flex-1 flex-col"
          onSubmit={(event) => {
            event.preventDefault()
            if (props.enabled && !running) props.onSubmit()
          }}
        >
          <Drawer.Body className="flex flex-1 flex-col gap-y-4 overflow-auto">
            {props.children}
            <div aria-live="polite">
              {props.consequence && (
                <Text size="small" className="bg-ui-bg-subtle rounded-lg border p-3" data-assist-consequence>
                  {props.consequence}
                </Text>
              )}
            </div>
            <ResultLine
              result={props.result?.kind === "failed" ? props.result : undefined}
              running={running ? t("actions.running") : undefined}
            />
          </Drawer.Body>
          <Drawer.Footer>
            <Button type="button" size="small" variant="secondary" disabled={running} onClick={props.onClose}>
              {t("actions.cancel")}
            </Button>
            <Button type="submit" size="small" disabled={!props.enabled || running} isLoading={running}>
              {props.submit}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}
