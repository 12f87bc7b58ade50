import { z } from "@medusajs/framework/zod"
import type { ReceiptPreviewRequest } from "../receipts/receipt-api"
import type { MoveMoneyRequest } from "./money-api"

const sum = (field: string) =>
  z
    .string({ error: `${field}: write the sum as text with a decimal point, such as "30.10"` })
    .trim()
    .regex(/^\d{1,12}(\.\d{1,2})?$/, {
      error: `${field}: write a decimal number with a point and at most two decimals, such as "30.10"`,
    })

/** A line of the receipt: Medusa's id of the order's line or shipping method, or the number of the line on the receipt. */
const line = z.object(
  {
    line: z.union([z.string().trim().min(1).max(100), z.number().int().min(0).max(2_147_483_647)], {
      error: "lines: line: write the id of a line of the order, or the number of the line on the receipt",
    }),
    quantity: z
      .string({ error: 'lines: quantity: write it as text with a decimal point, such as "2" or "0.5"' })
      .trim()
      .regex(/^\d{1,7}(\.\d{1,3})?$/, {
        error: 'lines: quantity: write a number with a point and at most three decimals, such as "2" or "0.5"',
      })
      .refine((value) => Number(value) > 0, { error: "lines: quantity: must be more than 0" })
      .optional(),
  },
  { error: 'lines: each is an object such as { "line": "ordli_01K…", "quantity": "2" }' },
)

const lines = z
  .array(line, { error: "lines: must be a list" })
  // By a check of its own: Medusa has words of its own for the length of a list.
  .refine((named) => named.length > 0, { error: "lines: name at least one line, or leave lines out" })
  .refine((named) => named.length <= 1000, { error: "lines: name at most 1000" })
  .optional()

/** Body of capture and refund. Sums are text: a JSON number has lost its decimals before anybody could look. */
export const MoveMoneyBody = z.object({
  amount: sum("amount")
    .refine((value) => Number(value) > 0, { error: "amount: must be more than 0.00" })
    .optional(),
  lines,
  left: sum("left").optional(),
  note: z
    .string({ error: "note: must be text" })
    .max(500, { error: "note: must not be longer than 500 characters" })
    .optional(),
}) satisfies z.ZodType<MoveMoneyRequest>

/** Body of the preview of a receipt: the same, with what it is for. */
export const PreviewReceiptBody = MoveMoneyBody.pick({ amount: true, lines: true }).extend({
  move: z.enum(["capture", "refund"], { error: 'move: write "capture" or "refund"' }),
}) satisfies z.ZodType<ReceiptPreviewRequest>
