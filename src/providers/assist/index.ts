import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import { AssistPaymentProvider } from "./service"

export default ModuleProvider(Modules.PAYMENT, { services: [AssistPaymentProvider] })
export type { AssistProviderOptions, AssistReturnUrls } from "../../merchant/provider-options"
