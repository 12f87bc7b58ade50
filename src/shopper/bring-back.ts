import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { merchantOfProvider } from "../merchant/find-merchant"
import { ledgerOf } from "../operations/context"
import { currentOutcome } from "./current-outcome"
import { shopperLanguage } from "./language"
import { problemPage, type ShopperPage } from "./page"
import { returnUrl } from "./return-url"

type Back = { readonly redirect: string } | { readonly status: number; readonly page: ShopperPage }

/**
 * Where a shopper goes who comes back from Assist. Nothing in the address is believed: Assist itself is asked, and
 * the order is placed if the money is held. When that cannot be done now, the shopper waits on the pending page
 * and the notification or the job finishes it.
 */
export async function bringBack(
  container: MedusaContainer,
  sessionId: string,
  acceptLanguage: string | undefined,
): Promise<Back> {
  const language = shopperLanguage(acceptLanguage)
  const order = await ledgerOf(container).findForSession(sessionId)
  if (!order) return { status: 404, page: problemPage(language, "gone", undefined) }
  const config = container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE)
  const { returnUrls } = merchantOfProvider(config, order.provider_id).options

  const outcome = await currentOutcome(container, order, language, Date.now())
  if (!outcome) return { redirect: returnUrl(returnUrls.pending, { session_id: sessionId }, true) }
  const parameters = {
    session_id: sessionId,
    cart_id: outcome.cartId,
    order_id: outcome.orderId,
    reason: outcome.reason,
  }
  switch (outcome.status) {
    case "paid":
      return { redirect: returnUrl(returnUrls.success, parameters, false) }
    case "pending":
    case "requires_action":
      return { redirect: returnUrl(returnUrls.pending, parameters, true) }
    case "declined":
    case "canceled":
      return { redirect: returnUrl(returnUrls.failure, parameters, true) }
  }
}
