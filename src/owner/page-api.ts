/** What every list of the plugin's admin API tells. Types only, as in `admin-api.ts`, through which they are reached. */
export interface Page {
  readonly count: number
  readonly offset: number
  readonly limit: number
}
