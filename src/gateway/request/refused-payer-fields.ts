import type { ServiceCodes } from "../model"

/** Missing, of a wrong format, of a wrong value: what a first code says of one parameter (seed 004). */
const ABOUT_A_PARAMETER: ReadonlySet<string> = new Set(["3", "4", "5"])

const PHONES = ["HomePhone", "MobilePhone", "WorkPhone", "Fax"]

/** Second codes that name a field of the payer (seed 004). PHONE is said of every number. */
const NAMED_BY: ReadonlyMap<string, readonly string[]> = new Map([
  ["117", ["Lastname"]],
  ["118", ["Firstname"]],
  ["119", ["Middlename"]],
  ["120", ["Email"]],
  ["121", ["Address"]],
  ["122", PHONES],
  ["123", ["City"]],
  ["124", ["State"]],
  ["125", ["Zip"]],
  ["128", ["Country"]],
])

/**
 * The fields of the payer that Assist refused an order for. They save the shopper some typing, and none is worth a sale: the
 * order goes without them. The check value does not cover them, so it stays as it is.
 * @param fields as they were sent
 * @returns their names; none when the refusal is about something else
 */
export function refusedPayerFields(
  codes: ServiceCodes | undefined,
  fields: Readonly<Record<string, string>>,
): readonly string[] {
  if (!codes || !ABOUT_A_PARAMETER.has(codes.first)) return []
  return (NAMED_BY.get(codes.second) ?? []).filter((name) => Object.hasOwn(fields, name))
}
