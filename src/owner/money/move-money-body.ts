import { z } from "@medusajs/framework/zod"

const sum = (field: string) =>
  z
    .string({ error: `${field}: write the sum as text with a decimal point, such as "30.10"` })
    .trim()
    .regex(/^\d{1,12}(\.\d{1,2})?$/, {
      error: `${field}: write a decimal number with a point and at most two decimals, such as "30.10"`,
    })

/** Body of capture and refund. Sums are text: a JSON number has lost its decimals before anybody could look. */
export const MoveMoneyBody = z.object({
  amount: sum("amount")
    .refine((value) => Number(value) > 0, { error: "amount: must be more than 0.00" })
    .optional(),
  left: sum("left").optional(),
  note: z
    .string({ error: "note: must be text" })
    .max(500, { error: "note: must not be longer than 500 characters" })
    .optional(),
})

export type MoveMoneyInput = z.infer<typeof MoveMoneyBody>
