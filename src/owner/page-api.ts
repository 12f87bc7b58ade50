/** What every list of the plugin's admin API tells. Types only, as in `admin-api.ts`, through which they are reached. */
export interface Page {
  /** How many there are in all. */
  readonly count: number
  /** How many come before this page. */
  readonly offset: number
  /** How many a page has at most. */
  readonly limit: number
}
