import { z } from "@medusajs/framework/zod"

const TEMPLATE = /\{[^}]*\}/g

/** Text that must be given; `mend` says what belongs there. */
export const text = (mend: string) =>
  z
    .string({ error: `is missing or not a string: ${mend}` })
    .trim()
    .min(1, { error: `is empty: ${mend}` })

function webAddress(value: string, allowed: readonly string[]): string | undefined {
  let url: URL
  try {
    url = new URL(value.replace(TEMPLATE, "x"))
  } catch {
    return `"${value}" is not a web address: write it in full, e.g. https://shop.by/checkout`
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return `"${value}" must start with https://`
  const unknown = (value.match(TEMPLATE) ?? []).find((placeholder) => !allowed.includes(placeholder))
  return unknown ? `has the unknown placeholder ${unknown}: use ${allowed.join(", ") || "none here"}` : undefined
}

/** A full web address; `placeholders`: those it may hold. */
export function address(mend: string, placeholders: readonly string[] = []) {
  return text(mend).superRefine((value, context) => {
    const problem = value ? webAddress(value, placeholders) : undefined
    if (problem) context.addIssue({ code: "custom", message: problem })
  })
}

export const flag = z.boolean({
  error: 'must be true or false (environment variables are text: write process.env.X === "true")',
})
export const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `must be one of ${values.map((value) => `"${value}"`).join(", ")}` })
export const milliseconds = z
  .number({ error: "must be a number of milliseconds" })
  .int()
  .min(1, { error: "must be at least 1 ms" })

/** A key or certificate in PEM form; environment variables may write its line breaks as `\n`. */
export const pem = (mend: string) =>
  z
    .string({ error: `is missing or not a string: ${mend}` })
    .trim()
    .min(1, { error: `is empty: ${mend}` })
    .transform((text) => text.replaceAll("\\n", "\n"))
