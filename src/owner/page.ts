import { z } from "@medusajs/framework/zod"

/** No list of the plugin gives more rows at once. */
const MOST_ROWS = 100

const whole = (field: string, least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: `${field}: must be a whole number` })
    .transform(Number)
    .refine((value) => value >= least, { error: `${field}: must be at least ${least}` })
    .transform((value) => Math.min(value, most))

/** `limit` and `offset` of a list; a larger limit is cut, not refused. */
export const PAGE_FIELDS = {
  /** Rows of a page, 1 to 100. By default 20, in the reconciliation 100. */
  limit: whole("limit", 1, MOST_ROWS).optional(),
  /** Rows before the page, 0 by default. */
  offset: whole("offset", 0, 10_000_000).optional(),
}

export interface PageInput {
  readonly limit?: number
  readonly offset?: number
}

/** The part of a list that was asked for, with Medusa's usual default of 20. */
export function pageOf({ limit = 20, offset = 0 }: PageInput): { limit: number; offset: number } {
  return { limit, offset }
}
