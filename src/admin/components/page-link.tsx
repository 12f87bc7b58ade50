import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import { LINK_STYLE } from "../lib/link-style"

/** A link to another page of the admin. */
export function PageLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} style={LINK_STYLE}>
      {children}
    </Link>
  )
}
