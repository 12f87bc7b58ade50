import type { MedusaContainer } from "@medusajs/framework/types"
import { ASSIST_MODULE } from "../modules/assist"
import type { AssistModuleService } from "../modules/assist/service"

/** The plugin's tables, to read. */
export function assistTables(container: MedusaContainer): AssistModuleService {
  return container.resolve<AssistModuleService>(ASSIST_MODULE)
}
