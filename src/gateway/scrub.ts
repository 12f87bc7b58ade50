import { SAFE_KEYS, SENSITIVE_KEYS } from "./scrub-keys"

const REMOVED = "[removed]"
const EXCERPT_LENGTH = 2000
/** Text beyond this is never looked at: it would be cut from every excerpt anyway. */
const SCRUB_LENGTH = 16_384

/** Cuts a text to what fits a log line or an error. */
export function excerpt(text: string): string {
  return text.length <= EXCERPT_LENGTH ? text : `${text.slice(0, EXCERPT_LENGTH)}… (${text.length} characters)`
}

/** Removes secrets, card data and personal data from named fields: what is not known to be harmless is removed. */
export function scrubFields(fields: Readonly<Record<string, string>>): Record<string, string> {
  const scrubbed: Record<string, string> = {}
  for (const [key, value] of Object.entries(fields)) {
    // defineProperty, so that a key named __proto__ stays a key
    Object.defineProperty(scrubbed, key, { value: scrubValue(key, value), enumerable: true, configurable: true })
  }
  return scrubbed
}

function scrubValue(key: string, value: string): string {
  const name = localName(key)
  if (value.trim() === "") return value
  if (!SAFE_KEYS.has(name)) return REMOVED
  // A billnumber is 15 or 16 digits and may pass the Luhn check by chance; it must stay readable.
  return name === "billnumber" || name === "ordernumber" ? value : scrubPatterns(value)
}

/**
 * Removes the same from any text: XML, JSON, a form body, the documented CSV print-out, HTML, or prose; whole or cut
 * anywhere. Values under a tag or key that is not known to be harmless go; in the rest, card numbers keep their first
 * six and last four digits, and e-mail addresses and phone numbers go (design rule 10).
 */
export function scrubText(text: string): string {
  const cut = text.slice(0, SCRUB_LENGTH)
  return scrubPatterns(
    cut
      .replace(XML_ELEMENT, (whole, open: string, tag: string, rest: string, value: string) =>
        isSafe(tag) || value.trim() === "" ? whole : `${open}${tag}${rest}>${REMOVED}`,
      )
      .replace(ATTRIBUTE, (whole, name: string, between: string) =>
        isSafe(name) ? whole : `${name}${between}"${REMOVED}"`,
      )
      .replace(JSON_MEMBER, (whole, key: string, between: string) =>
        isSafe(key) ? whole : `"${key}"${between}"${REMOVED}"`,
      )
      .replace(FORM_FIELD, (whole, lead: string, key: string) => (isSafe(key) ? whole : `${lead}${key}=${REMOVED}`))
      .replace(PRINTED_FIELD, (_whole, key: string) => `${key}: ${REMOVED} `),
  )
}

/** A scrubber that also knows the very secrets of one merchant, and removes them wherever and however they stand. */
export function createScrubber(secrets: readonly string[]): (text: string) => string {
  const literals = secrets
    .filter((secret) => secret.length >= 4)
    .flatMap((secret) => [secret, encodeURIComponent(secret), new URLSearchParams({ s: secret }).toString().slice(2)])
  const known = [...new Set(literals)].sort((a, b) => b.length - a.length)
  return (text) => known.reduce((rest, secret) => rest.replaceAll(secret, REMOVED), scrubText(text))
}

// Each pattern is linear: no two neighbouring repetitions can match the same character.
const XML_ELEMENT = /(<)([A-Za-z_][\w:.-]{0,63})((?:\s[^<>]*)?)>([^<]*)/g
const ATTRIBUTE = /\b([A-Za-z_][\w:.-]{0,63})(\s?=\s?)(?:"[^"]*"?|'[^']*'?)/g
const JSON_MEMBER = /"([^"\\]{1,64})"(\s?:\s?)(?:"(?:[^"\\]|\\.)*"?|-?\d[\d.eE+-]*)/g
const FORM_FIELD = /(^|[&?\s])([A-Za-z_]\w{0,40})=(?!["'])[^&\s<>]*/g
/** `lastname: Testov firstname: Test`, the CSV print-out of seed 003. A value ends where the next `name:` begins, maybe lines below. */
const PRINTED_FIELD = new RegExp(
  `\\b(${[...SENSITIVE_KEYS].join("|")})\\s?:(?:(?!\\s[a-z_]{2,24}:(?!//))[^<>{}&]){0,256}\\s?`,
  "gi",
)
const EMAIL = /[^\s<>"'=&;:,()]{1,128}(?:@|%40)[\w.-]{1,128}\.[A-Za-zА-Яа-я]{2,24}/g
const PHONE = /\+\d[\d\s()-]{7,20}\d|(?<![\d.])(?:375|7|8)\d{9,10}(?![\d.])/g
const DIGITS = /(?<!\d)\d(?:[ -]?\d){12,40}(?!\d)/g

function scrubPatterns(text: string): string {
  return text
    .replace(EMAIL, REMOVED)
    .replace(DIGITS, (run, at: number, whole: string) => (isBillNumberAt(whole, at) ? run : maskCardNumber(run)))
    .replace(PHONE, REMOVED)
}

function isSafe(key: string): boolean {
  return SAFE_KEYS.has(localName(key))
}

/** `ns:Billnumber` -> `billnumber`. */
function localName(key: string): string {
  return key.slice(key.lastIndexOf(":") + 1).toLowerCase()
}

const BILL_NUMBER_BEFORE = /(?:bill|order)number(?:"?\s{0,2}[:=]\s{0,2}"?|[^<>]{0,64}>\s{0,4})$/i

function isBillNumberAt(text: string, at: number): boolean {
  return BILL_NUMBER_BEFORE.test(text.slice(Math.max(0, at - 96), at))
}

function maskCardNumber(run: string): string {
  const digits = run.replace(/\D/g, "")
  if (digits.length <= 19 && !passesLuhn(digits)) return run
  return `${digits.slice(0, 6)}${"*".repeat(digits.length - 10)}${digits.slice(-4)}`
}

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
