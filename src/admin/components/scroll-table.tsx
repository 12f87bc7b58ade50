import { Table } from "@medusajs/ui"
import type { ReactNode } from "react"

/** A table that scrolls by itself where the page is too narrow for it; reachable by keyboard. */
export function ScrollTable({
  label,
  head,
  children,
}: {
  label: string
  head: readonly string[]
  children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section className="w-full overflow-x-auto" aria-label={label} tabIndex={0}>
      <Table>
        <Table.Header>
          <Table.Row>
            {head.map((name) => (
              <Table.HeaderCell key={name} className="text-nowrap">
                {name}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>{children}</Table.Body>
      </Table>
    </section>
  )
}
