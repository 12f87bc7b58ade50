import { apiPage, type Chapter } from "./api-page"
import { guardsOf } from "./guards"
import type { Reference } from "./page-file"
import { type Route, routesBelow } from "./routes"
import type { Sources } from "./sources"

/** The first part of a path, and the heading of its routes. */
const HEADINGS: readonly (readonly [part: string, heading: string])[] = [
  ["orders", "Payments of an order"],
  ["payments", "Moving money, and its receipts"],
  ["discrepancies", "Discrepancies"],
  ["notifications", "Notifications"],
  ["holds", "Holds"],
  ["agreements", "Agreements on recurring payments"],
  ["overview", "Overview"],
  ["merchants", "Merchants"],
  ["reconciliation", "Reconciliation"],
]

const MIDDLEWARES = "src/api/admin/assist/middlewares.ts"

export function adminPage(sources: Sources): Reference {
  const routes = routesBelow(sources, "src/api/admin")
  const chapters = HEADINGS.map(([part, heading]): Chapter => ({ heading, routes: routes.filter(isAbout(part)) }))
  const left = routes.filter((route) => !chapters.some((chapter) => chapter.routes.includes(route)))
  if (left[0]) throw new Error(`scripts/references/admin-page.ts has no heading for ${left[0].path}`)
  const guards = (route: Route) => guardsOf(sources, MIDDLEWARES, "adminAssistMiddlewares", route)
  const text = apiPage(sources, chapters, guards, {
    DiscrepancyCode: "discrepancies.md",
    Refusal: "error-codes.md#refusals",
  })
  return { page: "docs/admin-api.md", text }
}

const isAbout = (part: string) => (route: Route) => route.path.split("/")[3] === part
