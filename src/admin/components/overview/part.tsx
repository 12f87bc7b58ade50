import { Heading } from "@medusajs/ui"
import type { ReactNode } from "react"

/** One part of the overview under its heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-y-3 px-6 py-4" aria-label={title}>
      <Heading level="h2">{title}</Heading>
      {children}
    </section>
  )
}
