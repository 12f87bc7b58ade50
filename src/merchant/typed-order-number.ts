import { grouped, readDigits } from "./crockford"

/** Ten digits at the end, in one piece or two; what stands before is a prefix, maybe one no longer configured. */
const WITH_ANY_PREFIX = /^(.*?)([0-9a-z]{5}[-\s]?[0-9a-z]{5})$/i

/**
 * The order numbers a person may mean by what was typed from a receipt or heard on the phone, or their beginnings. As it was
 * typed comes first, so that numbers of other systems and of earlier versions stay findable.
 * @param prefixes `orderNumberPrefix` of the configured merchants
 */
export function typedOrderNumbers(typed: string, prefixes: readonly string[]): readonly string[] {
  const text = typed.trim()
  const meant = new Set([text])
  for (const prefix of ["", ...prefixes]) {
    const withPrefix = text.toLowerCase().startsWith(prefix.toLowerCase())
    // The number itself may begin as the prefix does.
    for (const read of withPrefix ? [text.slice(prefix.length), text] : [text]) {
      const digits = readDigits(read)
      if (digits) meant.add(`${prefix}${grouped(digits)}`)
    }
  }
  const [, before, after] = WITH_ANY_PREFIX.exec(text) ?? []
  const digits = readDigits(after ?? "")
  if (digits) meant.add(`${before ?? ""}${grouped(digits)}`)
  return [...meant].filter((one) => one !== "")
}
