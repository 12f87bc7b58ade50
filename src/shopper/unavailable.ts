import type { MedusaRequest } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { logLine } from "../observe/log-line"
import { shopperLanguage } from "./language"
import { problemPage, type ShopperPage } from "./page"
import { PayerIncomplete } from "./payer-incomplete"
import { SHOPPER_TEXTS } from "./texts"

/** When a page cannot be made: why is for the log only, where a database says which tables and columns it has. */
export function unavailablePage(
  container: MedusaContainer,
  acceptLanguage: string | undefined,
  error: unknown,
): { readonly status: number; readonly page: ShopperPage } {
  logFailure(container, error)
  return { status: 503, page: problemPage(shopperLanguage(acceptLanguage), "unavailable", undefined) }
}

/** The same for a route of the store API. */
export function unavailableError(
  container: MedusaContainer,
  acceptLanguage: string | undefined,
  error: unknown,
): MedusaError {
  logFailure(container, error)
  const { text } = SHOPPER_TEXTS[shopperLanguage(acceptLanguage)].problems.unavailable
  return new MedusaError(MedusaError.Types.UNEXPECTED_STATE, text)
}

/**
 * What a route of the store API does with an error: one written for the shopper goes on as it is, whatever else happened
 * becomes the same without its reasons.
 */
export function refusalOr({ scope, headers }: Pick<MedusaRequest, "scope" | "headers">): (error: unknown) => never {
  return (error) => {
    const isWritten = error instanceof PayerIncomplete || (error instanceof MedusaError && FOR_SHOPPERS.has(error.type))
    throw isWritten ? error : unavailableError(scope, headers["accept-language"], error)
  }
}

const FOR_SHOPPERS: ReadonlySet<string> = new Set([
  MedusaError.Types.NOT_FOUND,
  MedusaError.Types.NOT_ALLOWED,
  MedusaError.Types.INVALID_DATA,
  MedusaError.Types.UNAUTHORIZED,
])

function logFailure(container: MedusaContainer, error: unknown): void {
  const why = error instanceof Error ? error.message : String(error)
  container.resolve(ContainerRegistrationKeys.LOGGER).error(logLine({ operation: "shopper", outcome: "failed" }, why))
}
