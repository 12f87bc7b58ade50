import type { RequestCheck } from "./check-request"
import { removedFrom, stripComment, stripPlain } from "./strip-characters"

/**
 * Free text of a request. Assist removes characters silently (protocol 12) and cuts what is too long; here that is
 * done before sending, or refused with the name of the field, as `freeText` says.
 */
export class FreeText {
  readonly #check: RequestCheck
  readonly #mode: "mend" | "refuse"

  constructor(check: RequestCheck, mode: "mend" | "refuse") {
    this.#check = check
    this.#mode = mode
  }

  /** A name, city... which loses `< > " = ' / \ ( ) ; #`. */
  plain(field: string, value: string | undefined, length: number): string {
    return this.#text(field, value, length, "plain")
  }

  /** OrderComment, Address, Bill_comment and Comment lose `< > = \` only. */
  comment(field: string, value: string | undefined, length: number): string {
    return this.#text(field, value, length, "comment")
  }

  /** A value that says something else when cut, such as an e-mail: left out when too long. */
  whole(field: string, value: string | undefined, length: number): string {
    const text = this.#text(field, value, this.#mode === "mend" ? 1000 : length, "plain")
    return text.length <= length ? text : ""
  }

  /** Left out when it is no address, or when what Assist removes would make it somebody else's: `o'neil@`, `oneil@`. */
  email(field: string, value: string | undefined, length: number): string {
    const text = this.whole(field, value, length)
    if (text === "" || (text === value?.trim() && /^[^\s@]+@[^\s@]+$/.test(text))) return text
    if (this.#mode === "refuse") this.#check.refuse(field, "must be an e-mail address such as anna@mail.by")
    return ""
  }

  /** Without its blanks, dots and dashes when that makes it fit; left out without a digit. */
  phone(field: string, value: string | undefined, length: number): string {
    const text = this.#text(field, value, this.#mode === "mend" ? 1000 : length, "phone")
    if (text !== "" && !/\d/.test(text)) {
      if (this.#mode === "refuse") this.#check.refuse(field, "must be a telephone number, it has no digit")
      return ""
    }
    if (text.length <= length) return text
    const digits = text.replace(/[\s.-]/g, "")
    return digits.length <= length ? digits : ""
  }

  /** ISO 3166 alpha-3 (protocol 3.1). */
  country(value: string | undefined): string {
    const code = (value ?? "").trim().toUpperCase()
    if (/^[A-Z]{3}$/.test(code)) return code
    if (code !== "" && this.#mode === "refuse")
      this.#check.refuse("Country", "must be an ISO 3166 code of three letters")
    return ""
  }

  #text(field: string, value: string | undefined, length: number, kind: "plain" | "comment" | "phone"): string {
    if (value === undefined) return ""
    if (this.#mode === "refuse") {
      if (value.length > length) {
        this.#check.refuse(field, `must have at most ${length} characters, it has ${value.length}; shorten it`)
      }
      const removed = removedFrom(value, kind === "comment" ? "comment" : "plain")
      if (removed !== "") this.#check.refuse(field, `holds ${removed}, which Assist removes silently`)
    }
    return kind === "comment" ? stripComment(value, length) : stripPlain(value, length)
  }
}
