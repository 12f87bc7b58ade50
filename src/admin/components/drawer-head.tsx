import { XMark } from "@medusajs/icons"
import { Drawer, IconButton, Kbd } from "@medusajs/ui"
import { useTexts } from "../lib/use-texts"

/** As Medusa's own `Drawer.Header`, whose button in the corner has no name and cannot be given one. */
export function DrawerHead({ title, lead, busy }: { title: string; lead: string; busy: boolean }) {
  const { t } = useTexts()
  return (
    <div className="border-ui-border-base flex items-start justify-between gap-x-4 border-b px-6 py-4">
      <div className="flex flex-col gap-y-1">
        <Drawer.Title>{title}</Drawer.Title>
        <Drawer.Description>{lead}</Drawer.Description>
      </div>
      <div className="flex items-center gap-x-2">
        <Kbd>esc</Kbd>
        <Drawer.Close asChild>
          <IconButton size="small" type="button" variant="transparent" disabled={busy} aria-label={t("actions.close")}>
            <XMark />
          </IconButton>
        </Drawer.Close>
      </div>
    </div>
  )
}
