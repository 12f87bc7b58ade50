import { randomInt } from "node:crypto"

/** A billnumber as a client may send it: short, or extended with the number of an operation (protocol 1). */
export interface Billnumber {
  order: string
  operation: number | null
}

/** 15 or 16 digits, with `.n` for the extended form; null when malformed. */
export function parseBillnumber(text: string): Billnumber | null {
  const match = /^(\d{15,16})(?:\.(\d{1,4}))?$/.exec(text.trim())
  if (!match?.[1]) return null
  return { order: match[1], operation: match[2] === undefined ? null : Number(match[2]) }
}

/** A new 16-digit number. It grows with time, so numbers sort as the orders were made; the store refuses a repeat. */
export function newBillnumber(now: Date): string {
  return `5${now.getTime()}${randomInt(100).toString().padStart(2, "0")}`
}

/** `<billnumber>.<n>`: the n-th operation of an order. */
export function extendedBillnumber(billnumber: string, n: number): string {
  return `${billnumber}.${n}`
}
