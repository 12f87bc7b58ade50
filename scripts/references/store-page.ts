import { apiPage, type Chapter } from "./api-page"
import type { Reference } from "./page-file"
import { type Route, routesBelow } from "./routes"
import type { Sources } from "./sources"

/** How the paths below a heading begin. */
const HEADINGS: readonly (readonly [start: string, heading: string])[] = [
  ["/assist/", "Pages for the shopper's browser"],
  ["/store/assist/payment-sessions", "A payment"],
  ["/store/assist/payment-methods", "Stored cards"],
  ["/store/assist/agreements", "Agreements on recurring payments"],
  ["/hooks/", "For Assist itself"],
]

export function storePage(sources: Sources): Reference {
  const routes = ["src/api/assist", "src/api/store", "src/api/hooks"].flatMap((folder) => routesBelow(sources, folder))
  const chapters = HEADINGS.map(([start, heading]): Chapter => ({ heading, routes: routes.filter(begins(start)) }))
  const left = routes.filter((route) => !chapters.some((chapter) => chapter.routes.includes(route)))
  if (left[0]) throw new Error(`scripts/references/store-page.ts has no heading for ${left[0].path}`)
  return { page: "docs/store-api.md", text: apiPage(sources, chapters) }
}

const begins = (start: string) => (route: Route) => route.path.startsWith(start)
