import { formatAmount, type Minor, parseAmount } from "../protocol/money.ts"

/** A call of the control API that cannot be done; the text is for the person who wrote the call. */
export class ControlError extends Error {
  readonly status: number

  constructor(message: string, status = 400) {
    super(message)
    this.status = status
  }
}

/** A JSON body with checked access. */
export class ControlBody {
  readonly values: Record<string, unknown>

  constructor(values: Record<string, unknown>) {
    this.values = values
  }

  /** An empty body is an empty object: many calls need none. */
  static read(raw: Buffer): ControlBody {
    if (raw.length === 0) return new ControlBody({})
    let parsed: unknown
    try {
      parsed = JSON.parse(raw.toString("utf8"))
    } catch {
      throw new ControlError("the body is not JSON")
    }
    if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
      throw new ControlError("the body must be a JSON object")
    }
    return new ControlBody({ ...parsed })
  }

  /** A string, also when it was written as a number; undefined when absent. */
  text(name: string): string | undefined {
    const value = this.values[name]
    if (value === undefined || value === null) return undefined
    if (typeof value === "string" || typeof value === "number") return String(value)
    throw new ControlError(`"${name}" must be a string`)
  }

  /** As {@link text}, but it has to be there. */
  required(name: string): string {
    const value = this.text(name)
    if (value === undefined || value === "") throw new ControlError(`"${name}" is missing`)
    return value
  }

  /** A yes or no; 0 and 1 will do. */
  flag(name: string, fallback: boolean): boolean {
    const value = this.values[name]
    if (value === undefined || value === null) return fallback
    if (value === true || value === 1) return true
    if (value === false || value === 0) return false
    throw new ControlError(`"${name}" must be true or false`)
  }

  /** A whole number that is not negative. */
  count(name: string, fallback: number): number {
    const value = this.values[name]
    if (value === undefined || value === null) return fallback
    if (typeof value === "number" && Number.isInteger(value) && value >= 0) return value
    throw new ControlError(`"${name}" must be a whole number`)
  }

  /** An amount, or null when absent. */
  amount(name: string): Minor | null {
    const text = this.text(name)
    if (text === undefined) return null
    const amount = parseAmount(text)
    if (amount === null) throw new ControlError(`"${name}" must be an amount like "199.90"`)
    return amount
  }

  /** An amount that has to be there, as a decimal string. */
  requiredAmount(name: string): string {
    const amount = this.amount(name)
    if (amount === null) throw new ControlError(`"${name}" is missing`)
    return formatAmount(amount)
  }
}
