import { adminPage } from "./admin-page"
import { discrepanciesPage, onCallTable } from "./discrepancies-page"
import { errorsPage } from "./errors-page"
import { eventsPage } from "./events-page"
import { optionsPage } from "./options-page"
import type { Reference } from "./page-file"
import { Sources } from "./sources"
import { storePage } from "./store-page"

/** Every generated reference, made anew from the sources. */
export function references(sources: Sources = new Sources()): readonly Reference[] {
  return [
    optionsPage(sources),
    adminPage(sources),
    storePage(sources),
    eventsPage(sources),
    errorsPage(sources),
    discrepanciesPage(sources),
    onCallTable(sources),
  ]
}
