import { AssistError } from "../gateway"

/** Asked about less, Assist answers. 2 and 4: "документ слишком большой", "интервал выборки слишком большой" (seed 004). */
export function isTooLarge(error: unknown): error is AssistError {
  return error instanceof AssistError && (error.kind === "too_large" || ["2", "4"].includes(error.codes?.second ?? ""))
}
