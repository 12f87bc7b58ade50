import { isIPv4 } from "node:net"
import { AssistError, type AssistService } from "../assist-error"
import type { MinorUnits, Money } from "../model"
import { formatAmount } from "../money"

/**
 * Refusals before anything is sent. A value that names something (an order, a sum, an address) is never mended
 * silently: Assist would keep something else than what the shop remembers (protocol 12).
 */
export class RequestCheck {
  readonly #service: AssistService

  constructor(service: AssistService) {
    this.#service = service
  }

  refuse(field: string, problem: string): never {
    throw new AssistError("configuration", `${field} ${problem}`, { service: this.#service })
  }

  /** 128 characters; Assist removes `< > ' " ;` and, on some pages, blanks (protocol 3.1, 12). */
  orderNumber(value: string, field = "OrderNumber"): string {
    if (value === "" || value.length > 128) {
      this.refuse(field, `must have 1 to 128 characters, it has ${value.length}; shorten it`)
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are refused
    if (/[<>'";\s\u0000-\u001f\u007f]/.test(value)) {
      this.refuse(
        field,
        `"${value.replace(/\s/g, " ")}" has characters that Assist removes silently (< > ' " ; or blanks); use letters, digits, "_", "." and "-"`,
      )
    }
    return value
  }

  /** 15 or 16 digits, or extended (seed 003). */
  billNumber(value: string): string {
    if (!/^\d{15,16}(?:\.\d{1,5})?$/.test(value)) {
      this.refuse(
        "Billnumber",
        `"${value.slice(0, 40)}" is not a number Assist gives: 15 or 16 digits, optionally with ".<operation>"; take it from the order or the notification`,
      )
    }
    return value
  }

  /** Amount and currency come as one `Money`, so the rule "only together" (seed 003) cannot be broken. */
  money(field: string, value: Money): { amount: string; currency: string } {
    const { amount, currency } = value
    const sum = this.sum(field, amount)
    // RUR and lower case are mended by currencyCode(); a Money made without it is refused.
    if (!/^[A-Z]{3}$/.test(currency) || currency === "RUR") {
      this.refuse(`${field} currency`, `"${currency}" is not an ISO 4217 code such as BYN or RUB; use currencyCode()`)
    }
    return { amount: sum, currency }
  }

  /** "Число, 15 знаков, два знака после разделителя" (seed 003): a safe integer of minor units always fits. */
  sum(field: string, value: MinorUnits, least = 1): string {
    if (!Number.isSafeInteger(value) || value < least) {
      this.refuse(field, `must be a positive whole number of minor units (kopecks), it is ${value}`)
    }
    return formatAmount(value)
  }

  /** Digits only within a range: an int or smallint of Assist's (protocol 12). */
  integer(field: string, value: number, least: number, most: number): string {
    if (!Number.isInteger(value) || value < least || value > most) {
      this.refuse(field, `must be a whole number from ${least} to ${most}, it is ${value}`)
    }
    return String(value)
  }

  oneOf<T extends string | number>(field: string, value: T, allowed: readonly T[]): string {
    if (!allowed.includes(value)) this.refuse(field, `must be one of ${allowed.join(", ")}, it is ${value}`)
    return String(value)
  }

  /** "Максимум 15 цифр, 4 разделителя" (seed 003): an IPv4 address. */
  clientIp(value: string): string {
    if (!isIPv4(value)) this.refuse("ClientIP", "must be an IPv4 address such as 203.0.113.7")
    return value
  }

  language(value: string): string {
    return this.oneOf("Language", value, ["RU", "EN"])
  }

  /** `DD.MM.YYYY` (seed 004). */
  day(field: string, value: Date): string {
    const date = this.date(field, value)
    const two = (number: number) => String(number).padStart(2, "0")
    return `${two(date.getUTCDate())}.${two(date.getUTCMonth() + 1)}.${date.getUTCFullYear()}`
  }

  /** 256 characters; `<` and `>`, plain or percent-encoded, are removed silently (protocol 3.1, 12). */
  url(field: string, value: string): string {
    if (value.length > 256) this.refuse(field, `must have at most 256 characters, it has ${value.length}; shorten it`)
    if (/[<>\s]|%3[ce]/i.test(value)) {
      this.refuse(field, "holds <, > or a blank, which Assist removes silently; take them out of the address")
    }
    const url = URL.canParse(value) ? new URL(value) : undefined
    if (url?.protocol !== "https:" && url?.protocol !== "http:") {
      this.refuse(field, "must be an absolute address starting with https://")
    }
    return value
  }

  /** 32 characters, none that Assist removes: it is part of the check value (protocol 3.1, 8.1). */
  customerNumber(value: string): string {
    if (!/^[^<>"='/\\();#\s]{1,32}$/.test(value)) {
      this.refuse("CustomerNumber", `must have 1 to 32 characters, without blanks and < > " = ' / \\ ( ) ; #`)
    }
    return value
  }

  /** 10 to 100 characters of `[A-Za-z0-9_-]`, unique within one order (protocol 5). */
  externalRefundId(value: string): string {
    if (!/^[A-Za-z0-9_-]{10,100}$/.test(value)) {
      this.refuse("Externalrefundid", 'must have 10 to 100 characters: latin letters, digits, "_" and "-"')
    }
    return value
  }

  cancelReason(value: number): string {
    if (value !== 1 && value !== 2 && value !== 3) {
      this.refuse("CancelReason", `must be 1 (shop), 2 (customer) or 3 (fraud), it is ${value}`)
    }
    return String(value)
  }

  date(field: string, value: Date): Date {
    if (Number.isNaN(value.getTime())) this.refuse(field, "must be a valid date")
    return value
  }
}
